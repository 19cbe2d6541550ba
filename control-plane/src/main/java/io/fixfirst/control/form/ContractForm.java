package io.fixfirst.control.form;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Service;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a tenant buys; what is left out is the standard. */
public record ContractForm(
    @Doc(value = "The desk that serves it", example = "main", max = 40) @Nullable String desk,
    @Doc(value = "What it buys", max = 500) @Nullable List<ServiceForm> services,
    @Doc("Of every service without terms of its own") @Nullable TermsForm terms,
    @Doc(
            value = "Alarms of one service or site within this time are one incident",
            example = "PT10M")
        @Nullable Duration correlateWithin) {

  /** The desk that is meant where none is named. */
  public static final String DESK = "main";

  /** The contract where nothing is said of one. */
  public static final ContractForm STANDARD = new ContractForm(null, null, null, null);

  /** Something that a tenant buys. */
  public record ServiceForm(
      @Doc(value = "Short and stable", example = "mail", max = 60) String id,
      @Doc(value = "The name that people read", example = "E-mail", max = 120)
          @Nullable String label,
      @Nullable Impact impact,
      @Nullable Urgency urgency,
      @Doc("Whether a critical alarm on it is a P1 by rule") @Nullable Boolean majorWhenDown,
      @Doc("Its own terms") @Nullable TermsForm terms,
      @Doc(value = "The provider, or a vendor's name", max = 120) @Nullable String deliveredBy) {

    Service toCore() {
      return new Service(
          id,
          label == null ? id : label,
          impact == null ? Impact.MEDIUM : impact,
          urgency == null ? Urgency.HIGH : urgency,
          Boolean.TRUE.equals(majorWhenDown),
          terms == null ? null : terms.toCore(),
          deliveredBy == null ? "provider" : deliveredBy);
    }

    static ServiceForm of(Service service) {
      return new ServiceForm(
          service.id(),
          service.label(),
          service.impact(),
          service.urgency(),
          service.majorWhenDown(),
          service.terms() == null ? null : TermsForm.of(service.terms()),
          service.deliveredBy());
    }
  }

  /** {@return the core's record} */
  public Contract toCore() {
    return new Contract(
        new DeskId(desk == null ? DESK : desk),
        services == null ? List.of() : services.stream().map(ServiceForm::toCore).toList(),
        (terms == null ? TermsForm.STANDARD : terms).toCore(),
        Objects.requireNonNullElse(correlateWithin, Duration.ofMinutes(10)));
  }

  /** {@return the form of the core's record} */
  public static ContractForm of(Contract contract) {
    return new ContractForm(
        contract.desk().text(),
        contract.services().stream().map(ServiceForm::of).toList(),
        TermsForm.of(contract.terms()),
        contract.correlateWithin());
  }
}
