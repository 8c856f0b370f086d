package io.vpsbeacon.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes taken several at a time as numbers, the first of them the lowest, at any index. */
public final class ByteWords {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteWords() {}

  /** Eight bytes. */
  public static long longAt(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** Four bytes. */
  public static int intAt(byte[] bytes, int index) {
    return (int) INTS.get(bytes, index);
  }

  /** Sets eight bytes. */
  public static void setLong(byte[] bytes, int index, long value) {
    LONGS.set(bytes, index, value);
  }

  /** Sets four bytes. */
  public static void setInt(byte[] bytes, int index, int value) {
    INTS.set(bytes, index, value);
  }
}
