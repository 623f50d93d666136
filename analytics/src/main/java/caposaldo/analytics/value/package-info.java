/**
 * What a client will bring: how often it will buy again (BG/NBD), what a purchase is worth
 * (Gamma-Gamma), and both together as lifetime value.
 */
@NullMarked
package caposaldo.analytics.value;

import org.jspecify.annotations.NullMarked;
