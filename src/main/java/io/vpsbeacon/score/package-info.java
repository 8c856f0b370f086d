/** How regular a group's connections are: pure functions of their times. */
package io.vpsbeacon.score;
