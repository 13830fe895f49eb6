using System.Globalization;
using System.Text;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Features.Audiences;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Audiences;

/// <summary>Who is meant by an audience.</summary>
public sealed class AudienceTests
{
    [Theory, OnBothDatabases]
    public async Task EachField_FindsWhomItMeans_AndNotFindsTheOthers(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        await crowd.GiveAsync("Ana", 100);
        await crowd.GiveAsync("Ben", 7);
        Assert.Null((await app.Service<GivePass>().RunAsync(WorkspaceId.Default, crowd["Ben"].Id, 3, PassUnit.Day, "test", "pass-ben")).Failure);
        await app.AddPaymentAsync(crowd.Alpha, crowd["Ana"].Id, PaymentState.Granted);
        await app.AddPaymentAsync(crowd.Alpha, crowd["Ana"].Id, PaymentState.Granted);
        await app.AddPaymentAsync(crowd.Alpha, crowd["Ben"].Id, PaymentState.Granted);
        await app.AddPaymentAsync(crowd.Alpha, crowd["Dan"].Id, PaymentState.Failed);
        var label = await crowd.LabelAsync("Dan", "vip");
        await crowd.BanAsync("Cleo");
        var (gold, usual) = await crowd.TierAsync("Ana");
        var (category, broadcast) = await crowd.CampaignAsync(left: "Dan", pressed: "Ana", reached: "Ben");
        Assert.Null((await app.Service<SetAttributes>().RunAsync(WorkspaceId.Default, crowd["Ben"].Id, new Dictionary<string, string?> { ["plan"] = "Gold", ["city"] = "100% Rio" })).Failure);
        var (today, tomorrow) = (DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var alpha = crowd.Alpha.Id.ToString(CultureInfo.InvariantCulture);

        Assert.Equal("Ana Ben Cleo Dan", await crowd.WhoAsync(Audience.Everybody));
        await MeansAsync("Ana Ben Dan", AudienceField.Bot, alpha);
        await MeansAsync("Ana Dan", AudienceField.Language, "es");
        await MeansAsync("Ben Dan", AudienceField.Language, "PT-BR", "es-mx");
        await MeansAsync("Dan", AudienceField.Country, "de");
        await MeansAsync("Ben", AudienceField.Country, "BR");
        await MeansAsync("Ana Ben", AudienceField.Username, "true");
        await MeansAsync("", AudienceField.Premium, "true");
        await MeansAsync("Ana", AudienceField.Tier, gold);
        await MeansAsync("Ben Cleo Dan", AudienceField.Tier, usual);
        await MeansAsync("Ben", AudienceField.Pass, "true");
        await MeansAsync("Ana Ben", AudienceField.Product, "1");
        await MeansAsync("Dan", AudienceField.Label, label);
        await MeansAsync("Cleo", AudienceField.Restricted, "true");
        await MeansAsync("Dan", AudienceField.OptedOut, category);
        await MeansAsync("Ana Ben", AudienceField.Received, broadcast);
        await MeansAsync("Ana", AudienceField.Pressed, broadcast);
        await MeansAsync("Ana", AudienceField.StartLink, "SPRING", "no");
        Assert.Equal("Ana", await crowd.WhoAsync(AudienceField.Credits, Comparison.AtLeast, "50"));
        Assert.Equal("Ben Cleo Dan", await crowd.WhoAsync(AudienceField.Credits, Comparison.AtMost, "49"));
        Assert.Equal("Ana", await crowd.WhoAsync(AudienceField.Purchases, Comparison.AtLeast, "2"));
        Assert.Equal("Cleo Dan", await crowd.WhoAsync(AudienceField.Purchases, Comparison.AtMost, "0"));
        Assert.Equal("Ana Ben", await crowd.WhoAsync(AudienceField.LastPurchase, Comparison.WithinDays, "1"));
        Assert.Equal("Cleo Dan", await crowd.WhoAsync(AudienceField.LastPurchase, Comparison.NotWithinDays, "1"));
        Assert.Equal("Ana Ben", await crowd.WhoAsync(AudienceField.LastPurchase, Comparison.Until, tomorrow));
        Assert.Equal("Cleo Dan", await crowd.WhoAsync(AudienceField.LastPurchase, Comparison.Missing));
        Assert.Equal("Ana Ben Cleo Dan", await crowd.WhoAsync(AudienceField.LastSeen, Comparison.From, today));
        Assert.Equal("", await crowd.WhoAsync(AudienceField.Joined, Comparison.Until, today));
        Assert.Equal("Ana Ben Cleo", await crowd.WhoAsync(AudienceField.Started, Comparison.Exists));
        Assert.Equal("Ana", await crowd.WhoAsync(AudienceField.StartLink, Comparison.StartsWith, "spr"));
        Assert.Equal("Ana", await crowd.WhoAsync(AudienceField.Messages, Comparison.AtLeast, "3"));
        Assert.Equal("Ben", await crowd.WhoAsync(Audience.Where(AudienceField.Attribute, Comparison.Is, "gold") with { Name = "plan" }));
        Assert.Equal("Ben", await crowd.WhoAsync(Audience.Where(AudienceField.Attribute, Comparison.Contains, "100% r") with { Name = "city" }));
        Assert.Equal("", await crowd.WhoAsync(Audience.Where(AudienceField.Attribute, Comparison.Contains, "1_0") with { Name = "city" }));
        Assert.Equal("Ana Cleo Dan", await crowd.WhoAsync(Audience.Where(AudienceField.Attribute, Comparison.Missing) with { Name = "plan", Values = null }));

        // Whoever a condition finds, its denial leaves out, and nobody is lost between the two.
        async Task MeansAsync(string who, AudienceField field, params string[] values)
        {
            var others = string.Join(' ', new[] { "Ana", "Ben", "Cleo", "Dan" }.Except(who.Split(' ')));
            var condition = Audience.Where(field, Comparison.Is, values);
            Assert.Equal(who, await crowd.WhoAsync(condition));
            Assert.Equal(others, await crowd.WhoAsync(Audience.Not(condition)));
            Assert.Equal(others, await crowd.WhoAsync(values is ["true"] ? Audience.Where(field, Comparison.Is, "false") : condition with { Is = Comparison.IsNot }));
        }
    }

    [Theory, OnBothDatabases]
    public async Task WhoCanBeReached_FollowsWhatPeopleDo_AndWhichBotsThereAre(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var (ben, beta) = (crowd["Ben"], new BotId(crowd.Beta.Id));
        await ReachableAsync("Ana Ben Dan");
        ben.Block(crowd.Alpha);
        ben.SendText(crowd.Beta, "still here");
        await Eventually.TrueAsync(async () => await crowd.MessagesAsync() == 9, "Ben wrote to the other bot");
        await ReachableAsync("Ana Ben Dan");
        ben.Block(crowd.Beta);
        await ReachableAsync("Ana Dan");
        ben.Start(crowd.Beta);
        await ReachableAsync("Ana Ben Dan");
        Assert.Null((await app.Service<ControlBot>().RemoveAsync(WorkspaceId.Default, beta)).Failure);
        await ReachableAsync("Ana Dan");
        Assert.Null((await app.Service<AddBot>().RunAsync(WorkspaceId.Default, crowd.Beta.Token, ReceiveMode.Polling)).Failure);
        await ReachableAsync("Ana Ben Dan");
        Assert.Equal(new AudienceCount(2, 1), (await app.Service<AudienceReader>().CountAsync(WorkspaceId.Default, Audience.Where(AudienceField.Bot, Comparison.Is, $"{beta}"))).Value);

        async Task ReachableAsync(string who)
        {
            var reachable = Audience.Where(AudienceField.Reachable, Comparison.Is, "true");
            var number = who.Split(' ').Length;
            await Eventually.TrueAsync(async () => (await app.Service<AudienceReader>().CountAsync(WorkspaceId.Default, reachable)).Value == new AudienceCount(number, number), $"{who} can be reached");
            Assert.Equal(who, await crowd.WhoAsync(reachable));
            Assert.Equal(string.Join(' ', new[] { "Ana", "Ben", "Cleo", "Dan" }.Except(who.Split(' '))), await crowd.WhoAsync(Audience.Not(reachable)));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Conditions_AreJoinedAndKeptAsSegmentsAndLists_WhichSayWhatUsesThem(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var (segments, lists) = (app.Service<SegmentBook>(), app.Service<PersonLists>());
        var spanish = Audience.Where(AudienceField.Language, Comparison.Is, "es");
        var started = Audience.Where(AudienceField.Started, Comparison.Exists) with { Values = null };

        Assert.Equal("Ana", await crowd.WhoAsync(Audience.All(spanish, started)));
        Assert.Equal("Ana Ben Cleo Dan", await crowd.WhoAsync(Audience.Any(spanish, started)));
        Assert.Equal("Ben Cleo", await crowd.WhoAsync(Audience.All(started, Audience.Not(spanish, Audience.Where(AudienceField.Language, Comparison.Is, "fr")))));

        var inner = (await segments.SaveAsync(WorkspaceId.Default, null, " Spanish ", spanish)).Value;
        var outer = (await segments.SaveAsync(WorkspaceId.Default, null, "Spanish starters", Audience.All(Segment(inner), started))).Value;
        Assert.Equal("Ana", await crowd.WhoAsync(Segment(outer)));
        Assert.Equal("Ben Cleo Dan", await crowd.WhoAsync(Segment(outer) with { Is = Comparison.IsNot }));
        Assert.Equal("segment_cycle", (await segments.SaveAsync(WorkspaceId.Default, inner.Id, null, Segment(outer))).Failure?.Code);
        Assert.Equal("segment_cycle", (await segments.SaveAsync(WorkspaceId.Default, inner.Id, null, Segment(inner))).Failure?.Code);
        Assert.Equal("segment_exists", (await segments.SaveAsync(WorkspaceId.Default, null, "SPANISH", Audience.Everybody)).Failure?.Code);
        var refused = (await segments.DeleteAsync(WorkspaceId.Default, inner.Id)).Failure;
        Assert.Equal(("segment_in_use", true), (refused?.Code, refused?.Message.Contains("Spanish starters", StringComparison.Ordinal)));
        Assert.Equal(["the segment “Spanish starters”"], (await segments.ReadAsync(WorkspaceId.Default)).Single(s => s.Segment.Id == inner.Id).UsedBy);

        var wrong = (await AddAsync("wrong", $"{crowd["Ana"].Id}\nno number\n\n-5\n")).Failure;
        Assert.Equal(("person_list_lines_invalid", true), (wrong?.Code, wrong?.Message.Contains("Lines 2, 4", StringComparison.Ordinal)));
        Assert.Equal("person_list_empty", (await AddAsync("empty", "\n")).Failure?.Code);
        var many = new StringBuilder("name;telegram_user_id\n").Append(CultureInfo.InvariantCulture, $"Ana;\"{crowd["Ana"].Id}\"\nCleo;{crowd["Cleo"].Id}\nCleo;{crowd["Cleo"].Id}\n");
        for (var id = 1; id <= 5_000; id++)
            many.Append(CultureInfo.InvariantCulture, $"x;{id}\n");
        var list = (await AddAsync("Guests", many.ToString())).Value;
        Assert.Equal(5_002, list.People);
        var onList = Audience.Where(AudienceField.List, Comparison.Is, list.Id.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("Ana Cleo", await crowd.WhoAsync(onList));
        var guests = (await segments.SaveAsync(WorkspaceId.Default, null, "Guests", onList)).Value;
        Assert.Equal("person_list_in_use", (await lists.DeleteAsync(WorkspaceId.Default, list.Id)).Failure?.Code);
        Assert.Null((await segments.DeleteAsync(WorkspaceId.Default, guests.Id)).Failure);
        Assert.Null((await lists.DeleteAsync(WorkspaceId.Default, list.Id)).Failure);
        Assert.Equal("audience_invalid", (await segments.SaveAsync(WorkspaceId.Default, null, "Gone", onList)).Failure?.Code);

        var whole = Audience.All(Segment(inner), Audience.Where(AudienceField.LastSeen, Comparison.WithinDays, "90"), Audience.Not(Audience.Where(AudienceField.Bot, Comparison.Is, $"{crowd.Beta.Id}")));
        Assert.Equal("Segment Spanish and Last seen within 90 days, but not Bot @beta_bot", AudienceWords.Of(whole, await app.Service<AudienceNames>().OfAsync(WorkspaceId.Default, whole)));

        Task<Core.Errors.Result<PersonList>> AddAsync(string name, string text) => lists.AddAsync(WorkspaceId.Default, name, new StringReader(text));
    }

    [Fact]
    public async Task AnAudienceThatCannotBeMeant_IsRefusedInWords()
    {
        await using var app = await RunningApp.StartAsync();
        var check = app.Service<AudienceCheck>();
        var spanish = Audience.Where(AudienceField.Language, Comparison.Is, "es");

        await RefusesAsync("takes one value", Audience.Where(AudienceField.Credits, Comparison.AtLeast, "1", "2"));
        await RefusesAsync("whole number", Audience.Where(AudienceField.Credits, Comparison.AtLeast, "many"));
        await RefusesAsync("cannot be compared", Audience.Where(AudienceField.Credits, Comparison.Contains, "1"));
        await RefusesAsync("true or false", Audience.Where(AudienceField.Premium, Comparison.Is, "maybe"));
        await RefusesAsync("a day such as", Audience.Where(AudienceField.Joined, Comparison.From, "yesterday"));
        await RefusesAsync("days from 1", Audience.Where(AudienceField.LastSeen, Comparison.WithinDays, "0"));
        await RefusesAsync("choose a value", Audience.Where(AudienceField.Bot, Comparison.Is));
        await RefusesAsync("whole numbers", Audience.Where(AudienceField.Bot, Comparison.Is, "1; DROP TABLE people"));
        await RefusesAsync("tags such as", Audience.Where(AudienceField.Language, Comparison.Is, "es' OR '1'='1"));
        await RefusesAsync("which attribute", Audience.Where(AudienceField.Attribute, Comparison.Is, "x"));
        await RefusesAsync("lower case", Audience.Where(AudienceField.Attribute, Comparison.Is, "x") with { Name = "Plan B" });
        await RefusesAsync("no conditions", Audience.All(Audience.Any()));
        await RefusesAsync("Give it a field", Audience.All(new Audience { Kind = AudienceKind.Where }));
        await RefusesAsync("is empty", new Audience { Of = [null!] });
        await RefusesAsync("levels deep", Enumerable.Range(0, 7).Aggregate(spanish, (inner, _) => Audience.Not(inner)));
        await RefusesAsync("at most 50", Audience.All([.. Enumerable.Repeat(spanish, 51)]));
        await RefusesAsync("there is no 999", Audience.Where(AudienceField.Product, Comparison.Is, "999"));
        Assert.Null(await FaultAsync(Audience.All(spanish, Audience.Any(spanish, Audience.Not(spanish)))));

        async Task RefusesAsync(string words, Audience audience) => Assert.Contains(words, (await FaultAsync(audience))?.Message ?? "It was taken.", StringComparison.Ordinal);

        async Task<Core.Errors.Failure?> FaultAsync(Audience audience)
        {
            await using var db = app.Storage.Read(WorkspaceId.Default);
            return await check.FindFaultAsync(db, audience);
        }
    }

    private static Audience Segment(Segment segment) => Audience.Where(AudienceField.Segment, Comparison.Is, segment.Id.ToString(CultureInfo.InvariantCulture));
}
