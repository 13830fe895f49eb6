using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.Checking;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

/// <summary>What each person gets of a message for many, and what its buttons do.</summary>
public sealed class WritingTests
{
    private const string Gone = "This button is no longer in use.";

    [Theory, OnBothDatabases]
    public async Task Message_IsWrittenForEach_InTheirLanguage_WithWhatIsKnownOfThem(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var mail = await Mailroom.OpenAsync(app);
        var (eve, inga, omar) = (await mail.MeetAsync("<b>Eve</b> & \"Co\""), await mail.MeetAsync("Inga", "es-MX"), await mail.MeetAsync("Omar", "ar"));
        await mail.KnowAsync(inga, "city", "Lugo");
        var message = Mailroom.Message("Hello {{ first_name }}, {{ attributes.city | default: \"dear\" }}{% if credits > 0 %} with {{ credits }}{% endif %} by @{{ bot_username }}") with
        {
            Languages = new Dictionary<string, MessageVersion> { ["es"] = new() { Text = "Hola <b>{{ first_name | upcase }}</b> de {{ attributes.city }}" }, ["ar"] = new() { Text = "مرحبا <i>{{ first_name }}</i> 👋🏽" } },
        };
        var broadcast = await mail.BeginAsync(message);

        foreach (var person in new[] { eve, inga, omar })
            await mail.DeliverAsync(broadcast, message, person);

        Assert.Equal("Hello <b>Eve</b> & \"Co\", dear by @news_bot", eve.Last.Text);
        Assert.DoesNotContain(eve.Last.Entities, e => e.Type == "bold");
        Assert.Equal("Hola INGA de Lugo", inga.Last.Text);
        Assert.Equal(("bold", 5, 4), Assert.Single(inga.Last.Entities) is var bold ? (bold.Type, bold.Offset, bold.Length) : default);
        Assert.Equal("مرحبا Omar 👋🏽", omar.Last.Text);
        Assert.Equal("campaign_variable_missing", (await mail.WriteAsync(Mailroom.Message("From {{ attributes.city }}"), eve)).Failure!.Code);
        Assert.Contains("Lugo", (await mail.WriteAsync(Mailroom.Message("From {{ attributes.city }}"), inga)).Value.Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreUploadedOnceByABot_ThenNamed_AndCaptionsHaveTheirOwnLimit()
    {
        await using var app = await RunningApp.StartAsync();
        var mail = await Mailroom.OpenAsync(app);
        var (ana, ben) = (await mail.MeetAsync("Ana"), await mail.MeetAsync("Ben"));
        var (coast, street, paper) = (await mail.KeepAsync("coast.jpg", "image/jpeg"), await mail.KeepAsync("street.jpg", "image/jpeg"), await mail.KeepAsync("placement-test.pdf", "application/pdf"));
        var album = new CampaignMessage { Default = new MessageVersion { Text = "<b>Two</b> of them", Files = [coast, street], IsSilent = true } };
        var broadcast = await mail.BeginAsync(album);

        var (_, first) = await mail.DeliverAsync(broadcast, album, ana);
        await Eventually.TrueAsync(async () => (await mail.WriteAsync(album, ben)).Value.Files is null, "the ids of the files are known");
        var (_, second) = await mail.DeliverAsync(broadcast, album, ben);

        Assert.Equal("sendMediaGroup", first.Method);
        Assert.Contains("attach://file1", first.Parameters, StringComparison.Ordinal);
        Assert.DoesNotContain("attach://", second.Parameters, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => ben.Messages.Count(m => m.AlbumId is not null) == 2, "both pictures arrive");
        Assert.Equal(["Two of them", ""], ben.Messages.Where(m => m.AlbumId is not null).Select(m => m.Text ?? ""));
        Assert.NotNull(app.Service<Core.Conversations.Media.MediaStore>().FindKept(WorkspaceId.Default, coast.LocalName)); // Sent from its place, and still there.

        var single = new MessageVersion { Files = [coast], Text = new string('x', 1024) };
        Assert.Equal("sendPhoto", (await mail.WriteAsync(new CampaignMessage { Default = single }, ana)).Value.Method);
        Assert.Equal("sendDocument", (await mail.WriteAsync(new CampaignMessage { Default = single with { Files = [paper] } }, ana)).Value.Method);
        Assert.Equal("campaign_message_too_long", (await mail.WriteAsync(new CampaignMessage { Default = single with { Text = new string('x', 1025) } }, ana)).Failure!.Code);
        Assert.Contains("no buttons under an album", await WrongAsync(mail, album.Default with { Buttons = [[new CampaignButton("x", CampaignButtonKind.OptOut)]] }), StringComparison.Ordinal);
        Assert.Contains("photos and videos", await WrongAsync(mail, album.Default with { Files = [coast, paper] }), StringComparison.Ordinal);
        Assert.Contains("is not here any more", await WrongAsync(mail, single with { Files = [coast with { LocalName = "../../etc/passwd" }] }), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Buttons_LeadOnAndAnswer_CountedOnce_AndNobodyElseCanPressThem(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var mail = await Mailroom.OpenAsync(app);
        var (ana, eve) = (await mail.MeetAsync("Ana Bell"), await mail.MeetAsync("Eve"));
        var message = Mailroom.Message("Look", new("Read, {{ first_name }}", CampaignButtonKind.Link, "https://example.com/a?n={{ full_name }}&x=1"), new("Why", CampaignButtonKind.Answer, "Because"), new("Begin", CampaignButtonKind.Start, "spring"));
        var (recipient, written) = await mail.DeliverAsync(await mail.BeginAsync(message), message, ana);
        var row = JsonNode.Parse(written.Parameters)!["reply_markup"]!["inline_keyboard"]![0]!;
        var link = new Uri(row[0]!["url"]!.GetValue<string>());

        Assert.Equal(["Read, Ana Bell", "Why", "Begin"], ana.Last.ButtonTexts);
        Assert.Equal("https://t.me/news_bot?start=spring", row[2]!["url"]!.GetValue<string>());
        Assert.Equal(app.Url.Authority, link.Authority);
        foreach (var _ in new[] { 1, 2 })
        {
            using var answer = await app.Http.GetAsync(link);
            Assert.Equal((HttpStatusCode.Redirect, "https://example.com/a?n=Ana%20Bell&x=1"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }
        using (var forged = await app.Http.GetAsync(new Uri(link.AbsoluteUri[..^3] + "AAA")))
            Assert.Equal((HttpStatusCode.NotFound, null), (forged.StatusCode, forged.Headers.Location));
        Assert.Equal("Because", (await ana.Person.PressAsync(mail.Bot, "Why"))!.Text);
        Assert.Equal("Because", (await ana.Person.PressAsync(mail.Bot, "Why"))!.Text);

        await eve.ForgeAsync($"bc:r:{recipient}:0.1:");
        foreach (var data in new[] { "bc:", "bc:r:99999:0.1:", $"bc:r:{recipient}:7.1:", $"bc:s:{recipient}:0.1:", $"bc:r:{recipient}:0.1:xx", $"bc:r:-{recipient}:0.1:", "bc:r:99999999999999999999:0.1:" })
            await ana.ForgeAsync(data);
        Assert.Equal(["0.0", "0.1"], await mail.ReadAsync(db => db.ButtonPresses.OrderBy(p => p.Button).Select(p => p.Button).ToListAsync()));
        Assert.NotNull(await mail.ReadAsync(db => db.Recipients.Where(r => r.Id == recipient).Select(r => r.PressedAt).SingleAsync()));

        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.Recipients.ExecuteDeleteAsync()); // As after a year.
        Assert.Equal(Gone, (await ana.Person.PressAsync(mail.Bot, "Why"))!.Text);
    }

    [Fact]
    public async Task Check_SaysWhatIsWrong_AndWhoWouldMissIt()
    {
        await using var app = await RunningApp.StartAsync();
        var mail = await Mailroom.OpenAsync(app);
        await mail.MeetAsync("Ana");
        var check = app.Service<CheckMessage>();

        Assert.Empty(await check.RunAsync(WorkspaceId.Default, Mailroom.Message("Hello {{ first_name }}"), Core.Audiences.Audience.Everybody));
        Assert.Contains("Line 2, column 1", Assert.Single(await check.RunAsync(WorkspaceId.Default, Mailroom.Message("a\n<b>x"))).Words, StringComparison.Ordinal);
        Assert.StartsWith("The message is empty", Assert.Single(await check.RunAsync(WorkspaceId.Default, Mailroom.Message(" "))).Words, StringComparison.Ordinal);
        Assert.StartsWith("{{ nick }} (line 1) is not known", Assert.Single(await check.RunAsync(WorkspaceId.Default, Mailroom.Message("Hi {{ nick }}"))).Words, StringComparison.Ordinal);
        Assert.StartsWith("1 person lacks attributes.city", Assert.Single(await check.RunAsync(WorkspaceId.Default, Mailroom.Message("Hi {{ attributes.city }}"), Core.Audiences.Audience.Everybody)).Words, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Error, Assert.Single(await check.RunAsync(WorkspaceId.Default, Mailroom.Message(new string('x', 4097)))).Severity);
        Assert.Contains("needs an address", Assert.Single(await check.RunAsync(WorkspaceId.Default, Mailroom.Message("x", new CampaignButton("Go", CampaignButtonKind.Link, "javascript:alert(1)")))).Words, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Hint, Assert.Single(await check.RunAsync(WorkspaceId.Default, Mailroom.Message("x"), categoryId: 1)).Severity);
        Assert.Contains("Link it under your account", (await app.Service<SendTest>().RunAsync(WorkspaceId.Default, Mailroom.Message("x"), mail.BotId, null, Mailroom.Olga)).Failure!.Message, StringComparison.Ordinal);
    }

    private static async Task<string> WrongAsync(Mailroom mail, MessageVersion version) =>
        (await mail.Writer.PrepareAsync(WorkspaceId.Default, new CampaignMessage { Default = version }, default)).Failure!.Message;
}
