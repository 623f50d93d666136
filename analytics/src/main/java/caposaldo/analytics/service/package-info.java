/** How well orders are fulfilled: on time and in full, and how full, by the definition of the contract. */
@NullMarked
package caposaldo.analytics.service;

import org.jspecify.annotations.NullMarked;
