/**
 * How reliable a firm is: Altman's Z'' where its statements are complete, a scorecard whose points are
 * all visible, and a stronger model beside it that tells what each factor adds.
 */
@NullMarked
package caposaldo.analytics.credit;

import org.jspecify.annotations.NullMarked;
