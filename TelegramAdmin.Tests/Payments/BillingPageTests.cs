using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Billing and its files, as the server gives them.</summary>
public sealed class BillingPageTests
{
    private const string Password = "violet anchor 27";

    [Theory, OnBothDatabases]
    public async Task Billing_ShowsWhatCameInAndWhatWentWrong_ToThoseWhoMay(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("till_bot");
        var person = await app.AddPayerAsync(bot);
        var granted = await app.AddPaymentAsync(bot, person.Id, PaymentState.Granted);
        await app.AddPaymentAsync(bot, person.Id, PaymentState.Granted, amount: 250, provider: PaymentProvider.Stars);
        await app.AddPaymentAsync(bot, person.Id, PaymentState.Failed, amount: 1499);
        await app.AddFindingAsync(await app.AddPaymentAsync(bot, person.Id, PaymentState.PaidNotGranted, amount: 399));
        using var admin = await SignedInAsync(app, AdminRole.Admin);
        using var viewer = await SignedInAsync(app, AdminRole.Viewer);

        var page = await admin.OpenAsync("/billing");
        Assert.Contains("$11.98", page.Words, StringComparison.Ordinal); // 7.99 and 3.99 came in by card.
        Assert.Contains("250 ★", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 payment is paid but not granted.", page.Words, StringComparison.Ordinal);
        Assert.Contains("4 payments", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 payment, $7.99", (await admin.OpenAsync("/billing?with=stripe&status=granted")).Words, StringComparison.Ordinal);
        Assert.Contains("1 payment", (await admin.OpenAsync("/billing?min=10")).Words, StringComparison.Ordinal);
        Assert.Contains("No payment matches these filters.", (await admin.OpenAsync("/billing?q=nobody")).Words, StringComparison.Ordinal);
        Assert.Contains("Not enough money on the card", (await admin.OpenAsync("/billing?tab=failed")).Words, StringComparison.Ordinal);
        Assert.Contains("Grant now", (await admin.OpenAsync("/billing?tab=reconciliation")).Words, StringComparison.Ordinal);
        Assert.Contains("for a test", (await admin.OpenAsync("/billing?tab=ledger&kind=correction")).Words, StringComparison.Ordinal);
        Assert.Contains("No entry matches these filters.", (await admin.OpenAsync($"/billing?tab=ledger&payment={granted}")).Words, StringComparison.Ordinal);
        Assert.Contains("Refund", (await admin.OpenAsync($"/billing?open={granted}")).Words, StringComparison.Ordinal);
        foreach (var tab in new[] { "recharge", "refunds" })
            Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync($"/billing?tab={tab}&period=year")).Status);

        var looked = await viewer.OpenAsync($"/billing?open={granted}&tab=reconciliation");
        Assert.Contains($"payment {granted}", looked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Grant now", looked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Export", looked.Words, StringComparison.Ordinal);
        Assert.Equal("/not-allowed", (await viewer.OpenAsync("/exports/billing-payments.csv")).Path);
    }

    [Theory, OnBothDatabases]
    public async Task Export_HoldsEveryRowOfTheFilter_AndNothingThatASpreadsheetRuns(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("file_bot");
        var person = await app.AddPayerAsync(bot, credits: 40);
        for (var i = 0; i < 3; i++)
            await app.AddPaymentAsync(bot, person.Id, PaymentState.Granted);
        await app.AddPaymentAsync(bot, person.Id, PaymentState.Failed);
        await app.Service<Core.Credits.Managing.CorrectCredits>().RunAsync(WorkspaceId.Default, person.Id,
            new(Core.Credits.Managing.CorrectionKind.Remove, 15, "=HYPERLINK(\"http://evil\",\"open\")", "evil"), null);
        using var admin = await SignedInAsync(app, AdminRole.Admin);

        var payments = await admin.FollowAsync(await admin.OpenAsync("/billing/export/payments.csv?status=granted")); // The address of before leads on.
        var ledger = await admin.OpenAsync("/exports/billing-ledger.csv");

        Assert.StartsWith("text/csv", payments.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.StartsWith("attachment", payments.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(1 + 3, Lines(payments));
        Assert.Contains(",USD,7.99,7.99,0.00,", payments.Html, StringComparison.Ordinal);
        Assert.Contains(",-15,25,\"'=HYPERLINK(\"\"http://evil\"\",\"\"open\"\")\",", ledger.Html, StringComparison.Ordinal);
        foreach (var what in new[] { "failed", "refunds", "recharge", "reconciliation" })
            Assert.InRange(Lines(await admin.OpenAsync($"/exports/billing-{what}.csv")), 1, 2);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync("/billing/export/secrets.csv")).Status);
        Assert.Contains("\"amount paid\":7.99", (await admin.OpenAsync("/exports/billing-payments.json?status=granted")).Html, StringComparison.Ordinal);
        Assert.Contains("billing-ledger", (await admin.OpenAsync("/system/audit")).Words, StringComparison.Ordinal);
    }

    private static int Lines(Visitor.Page page) => page.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<Visitor> SignedInAsync(RunningApp app, AdminRole role)
    {
        Assert.Null((await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", $"{role}@example.com", Password, role)).Failure);
        var visitor = new Visitor(app.Url);
        Assert.Equal("/dashboard", (await visitor.SignInAsync($"{role}@example.com", Password)).Location);
        return visitor;
    }
}
