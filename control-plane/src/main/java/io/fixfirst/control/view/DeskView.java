package io.fixfirst.control.view;

import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.http.Doc;
import java.util.List;

/** The provider's floor as people see it. */
public record DeskView(
    @Doc(value = "Its id", example = "main") String id,
    @Doc(value = "All events up to this place in the journal are in it", example = "1042.7")
        String place,
    List<TeamPart> teams,
    @Doc("P1s with a core team at this moment") List<TicketView> majors) {

  /** A team and its work. */
  public record TeamPart(
      TeamForm team,
      @Doc("Engineers with a share in it") List<String> members,
      int waiting,
      int assigned,
      int working,
      int suspended) {}
}
