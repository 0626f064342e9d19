package cn.huice.land.contract;

import cn.huice.casework.sql.Cursor;
import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.land.supply.SupplyMode;
import cn.huice.land.supply.SupplyTerms;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Contracts are signed here and listed. */
@Path("/v1/contracts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "contracts", description = "土地合同")
class ContractsResource {
    private final Contracts contracts;
    private final ContractTable table;
    private final ContractRights rights;
    private final ContractViews views;
    private final Deals deals;

    ContractsResource(
            Contracts contracts, ContractTable table, ContractRights rights, ContractViews views, Deals deals) {
        this.contracts = contracts;
        this.table = table;
        this.rights = rights;
        this.views = views;
        this.deals = deals;
    }

    /** @param name of an organisation or person that is not registered yet */
    record HolderRequest(
            @NotNull @Pattern(regexp = "person|enterprise|institution")
            String kind,

            @NotBlank @Size(max = 64) String id,
            @Size(max = 200) String name) {}

    /** 年限, in years; which of them a mode has, SupplyTerms says. */
    record TermsRequest(
            BigDecimal grantYears,
            BigDecimal leaseYears,
            BigDecimal singleLeaseYears,
            BigDecimal constructionLeaseYears,
            BigDecimal productionLeaseYears,
            BigDecimal totalYears) {
        SupplyTerms terms() {
            return new SupplyTerms(
                    Optional.ofNullable(grantYears),
                    Optional.ofNullable(leaseYears),
                    Optional.ofNullable(singleLeaseYears),
                    Optional.ofNullable(constructionLeaseYears),
                    Optional.ofNullable(productionLeaseYears),
                    Optional.ofNullable(totalYears));
        }
    }

    /**
     * @param assessor 考核部门, by the name its clients' tokens carry; 业务主管部门认定 where left out
     * @param partRenewalDeadline last day to apply for another lease of the leased part of 租让结合; the last of its lease where left out
     * @param agreementDue 履约监管协议书; where left out the days of the settings after the grant
     */
    record ClausesRequest(
            @NotNull BuildingDisposal buildingDisposal,
            @NotNull Boolean reclaimWithoutCompensation,
            Boolean longerTermApproved,
            @NotNull RefundBasis refund,
            @Size(max = 40) String assessor,
            @NotNull LocalDate agreedStart,
            @NotNull LocalDate agreedCompletion,
            @NotNull LocalDate renewalDeadline,
            LocalDate partRenewalDeadline,
            LocalDate agreementDue) {
        Clauses clauses() {
            return new Clauses(
                    buildingDisposal,
                    reclaimWithoutCompensation,
                    Boolean.TRUE.equals(longerTermApproved),
                    refund,
                    assessor == null ? "业务主管部门认定" : assessor,
                    agreedStart,
                    agreedCompletion,
                    renewalDeadline,
                    partRenewalDeadline,
                    agreementDue);
        }
    }

    /**
     * @param supply id of a supply whose deal is carried out; then holder, mode, terms and prices are those of the deal and left out here
     * @param signedOn today where left out
     * @param begins 交地日, the first day of the term
     * @param startPrice 起始价, 元
     * @param dealPrice 成交价, 元
     * @param rent 元 for the whole lease
     */
    record SigningRequest(
            @Size(max = 36) String supply,
            @NotBlank @Size(max = 19) String parcel,
            @Valid HolderRequest holder,
            String mode,
            LocalDate signedOn,
            @NotNull LocalDate begins,
            @Valid TermsRequest terms,
            String startPrice,
            String dealPrice,
            String rent,
            @Size(max = 100) List<@NotNull LocalDate> rentDue,
            @Size(max = 100) List<@NotNull LocalDate> priceDue,
            @NotNull @Valid ClausesRequest clauses) {}

    @POST
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(
            summary = "签订合同 Sign a lease or a grant",
            description = "由宗地所在区经办人员或规划资源部门签订；年限与租金须符合签订日有效的政策，否则 422 并注明条款")
    @APIResponse(
            responseCode = "201",
            description = "It was signed",
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response sign(@NotNull @Valid SigningRequest request) {
        return views.signed(contracts.sign(signing(request)));
    }

    private Signing signing(SigningRequest request) {
        return request.supply() == null ? bySelf(request) : ofDeal(request);
    }

    private Signing bySelf(SigningRequest request) {
        SubjectId holder = holder(required("holder", request.holder()));
        deals.requireNoneWaits(request.parcel());
        return new Signing(
                null,
                request.parcel(),
                holder,
                request.holder().name(),
                SupplyMode.read("mode", required("mode", request.mode())),
                request.signedOn() == null ? contracts.today() : request.signedOn(),
                request.begins(),
                required("terms", request.terms()).terms(),
                money("startPrice", request.startPrice()),
                money("dealPrice", request.dealPrice()),
                money("rent", request.rent()),
                request.rentDue(),
                request.priceDue(),
                BigDecimal.ZERO,
                request.clauses().clauses());
    }

    private Signing ofDeal(SigningRequest request) {
        leftOut("holder", request.holder());
        leftOut("mode", request.mode());
        leftOut("terms", request.terms());
        leftOut("startPrice", request.startPrice());
        leftOut("dealPrice", request.dealPrice());
        Deal deal = deals.toSign(request.supply());
        if (!deal.parcel().equals(request.parcel())) {
            throw ProblemException.badField(FieldError.of(
                    "parcel", "成交的宗地是 " + deal.parcel(), "the deal is about " + deal.parcel(), deal.parcel()));
        }
        return new Signing(
                deal.supply(),
                deal.parcel(),
                deal.winner(),
                null,
                deal.mode(),
                request.signedOn() == null ? contracts.today() : request.signedOn(),
                request.begins(),
                deal.terms(),
                deal.startPrice(),
                deal.mode() == SupplyMode.LONG_LEASE ? null : deal.dealPrice(),
                money("rent", request.rent()),
                request.rentDue(),
                request.priceDue(),
                deal.deposit(),
                request.clauses().clauses());
    }

    private static void leftOut(String field, Object value) {
        if (value != null) {
            throw ProblemException.badField(
                    FieldError.of(field, "按成交签订的不填此项", "is that of the deal and left out", "supply"));
        }
    }

    private static SubjectId holder(HolderRequest request) {
        if (!SubjectId.isWellFormed(request.id())) {
            throw ProblemException.badField(FieldError.of("holder.id", "应为主体编号", "must be a subject id", "subject id"));
        }
        return new SubjectId(request.kind(), request.id());
    }

    private static BigDecimal money(String field, String text) {
        return text == null ? null : Money.parse(field, text);
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw ProblemException.badField(FieldError.of(field, "必填", "required", "required"));
        }
        return value;
    }

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.DEPARTMENT, Role.AUDITOR})
    @Operation(summary = "合同清单 The contracts the caller may see, newest first")
    @Transactional
    @Listed("土地合同")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<ContractView.Line> list(
            @BeanParam ContractQuery query, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        LocalDate today = contracts.today();
        ContractFilter filter = new ContractFilter();
        rights.onlyVisible(filter);
        query.narrow(filter, today);
        filter.when("sequence < ?", Cursor.sequence(cursor));
        return Page.of(table.page(filter, rows + 1), rows, kept -> Long.toString(kept.sequence()))
                .map(kept -> ContractView.Line.of(kept.on(today), today));
    }
}
