/**
 * Key-account identification: who brings how much, by which rule a client counts as key, and how
 * every judgement was reached.
 *
 * <p>Everything here is a pure function of the figures handed in. Results carry numbers and typed
 * reasons, never words: the screens word them in each language.
 */
@NullMarked
package caposaldo.analytics.segment;

import org.jspecify.annotations.NullMarked;
