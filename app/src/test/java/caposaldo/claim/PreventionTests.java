package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import caposaldo.claim.PreventionAction.Measure;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.ordering.DeliveryNote.Difference;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is done so that it does not happen again, and what the figures say it changed. */
class PreventionTests extends ClaimScenario {

    @Autowired
    PreventionActions actions;

    @Autowired
    private MockMvcTester mvc;

    private long begun(Measure measure) {
        return actions.begin(
                elena,
                new PreventionActions.Draft(
                        casa, measure, "Count twice", elena.personId().orElseThrow(), day.plusDays(10)));
    }

    @Test
    void itsEffectIsMeasuredByTheFiguresBeforeAndAfter() {
        delivered(List.of(lamp), "10", "8", Difference.SHORT);
        moveTo(TODAY.plusMonths(1));
        var id = begun(Measure.OTIF);
        assertThat(actions.get(elena, id).number()).startsWith("PA-2026-");
        assertThat(actions.get(elena, id).before()).as("one order, short").isEqualByComparingTo("0");
        assertThat(actions.get(elena, id).after()).isNull();
        actions.finish(elena, id, 1);
        assertThatThrownBy(() -> actions.finish(elena, id, 1)).isInstanceOf(Stale.class);
        moveTo(TODAY.plusMonths(2));
        delivered(List.of(lamp), "10", "10", null);
        assertThat(actions.get(elena, id).after()).as("one order, whole").isEqualByComparingTo("1");
        assertThat(actions.get(elena, id).before()).as("as it was").isEqualByComparingTo("0");
        assertThatThrownBy(() -> actions.get(fixture.scope("Luca"), id)).isInstanceOf(Missing.class);
    }

    @Test
    void itHasAnOwnerAndADayAndIsMeasuredByReturnsToo() {
        invoiced();
        moveTo(TODAY.plusMonths(1));
        assertThat(actions.get(elena, begun(Measure.RETURNS)).before())
                .as("nothing came back of 112.50")
                .isEqualByComparingTo("0");
        assertThat(problem(() ->
                        actions.begin(elena, new PreventionActions.Draft(null, Measure.OTIF, "Count twice", 0, day))))
                .isEqualTo("claim.actions.invalid.owner");
        assertThat(problem(() -> actions.begin(
                        elena, new PreventionActions.Draft(null, Measure.OTIF, "Count twice", 1, day.minusDays(1)))))
                .isEqualTo("claim.actions.invalid.due");
    }

    @Test
    void isBegunAndFinishedOnItsPages() {
        var elena = user(fixture.range().login("Elena"));
        var begun = mvc.post()
                .uri("/service/actions")
                .with(elena)
                .with(csrf())
                .param("what", "Count twice")
                .param("measure", "OTIF")
                .param("dueOn", TODAY.plusDays(3).toString())
                .exchange();
        var path = Objects.requireNonNull(begun.getResponse().getRedirectedUrl());
        var page = mvc.get().uri(path).with(elena).exchange();
        assertThat(page).bodyText().contains("Count twice", "three months before", "in hand");
        assertThat(mvc.post()
                        .uri(path + "/finishing")
                        .with(elena)
                        .with(csrf())
                        .param("version", "1")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/service/actions").with(elena).exchange())
                .bodyText()
                .contains("Count twice", "PA-2026-");
    }
}
