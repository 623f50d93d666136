package caposaldo.reliability.web;

import caposaldo.account.ClientHead;
import caposaldo.reliability.Evidence;
import caposaldo.reliability.Step;
import caposaldo.web.Option;
import java.util.List;

/**
 * What was brought for one step of a client's check, and the form to bring more.
 *
 * @param months how long it will hold
 * @param mayBring whether the person may
 */
public record EvidencePage(
        ClientHead client, Step step, List<Option> findings, int months, List<Evidence> brought, boolean mayBring) {}
