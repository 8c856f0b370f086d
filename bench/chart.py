"""A line over two axes as SVG that reads on light and dark pages."""

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 16, 16, 40


def draw(points, across, up, ceiling):
    """The points (x, y) joined, from zero on both axes; the ceiling is drawn as a dashed line."""
    right = max(x for x, _ in points) or 1
    top = max([ceiling, *(y for _, y in points)]) * 1.1

    def at(x, y):
        return LEFT + x / right * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y / top * (HEIGHT - TOP - BOTTOM)

    line = " ".join("%.1f,%.1f" % at(x, y) for x, y in points)
    (left, limit), (end, _) = at(0, ceiling), at(right, ceiling)
    base = at(0, 0)[1]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        ' font-family="sans-serif" font-size="12" fill="#767676">',
        f"<title>{up} over {across}</title>",
        f'<line x1="{left}" y1="{limit:.1f}" x2="{end}" y2="{limit:.1f}" stroke="#c0504d" stroke-dasharray="4 4"/>',
        f'<line x1="{left}" y1="{base}" x2="{end}" y2="{base}" stroke="#767676"/>',
        f'<polyline points="{line}" fill="none" stroke="#2f7ed8" stroke-width="2"/>',
    ]
    for x in steps(right):
        parts.append(f'<text x="{at(x, 0)[0]:.1f}" y="{base + 16}" text-anchor="middle">{x:g}</text>')
    for y in steps(top):
        parts.append(f'<text x="{left - 6}" y="{at(0, y)[1] + 4:.1f}" text-anchor="end">{y:g}</text>')
    parts.append(f'<text x="{(left + end) / 2}" y="{HEIGHT - 6}" text-anchor="middle">{across}</text>')
    parts.append(f'<text x="{left + 6}" y="{TOP + 4}">{up}</text>')
    return "\n".join(parts) + "\n</svg>\n"


def steps(top):
    """Round numbers from 0 to the top, four to ten of them."""
    size = 10.0 ** len(str(int(top)))
    for share in (1, 2, 4, 5, 10, 20, 40, 50, 100):
        if top / (size / share) >= 4:
            step = size / share
            return [step * i for i in range(int(top / step) + 1)]
    return [0, top]
