package caposaldo.people.web;

import caposaldo.people.Organisation;
import caposaldo.people.StaffOrder;
import caposaldo.web.Form;
import caposaldo.web.Option;
import java.util.List;

/**
 * An order about a position, before it is drawn up.
 *
 * @param holder who is relieved, empty in other orders
 * @param options people to appoint, or positions to report to
 * @param signs whoever draws it up signs it at once
 */
public record OrderFormPage(
        StaffOrder.Kind kind,
        Organisation.Seat seat,
        String holder,
        String path,
        Form form,
        List<Option> options,
        boolean signs) {}
