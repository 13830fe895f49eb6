using TelegramAdmin.Core.AutoReplies;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Bots.Profile;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Bots;

/// <summary>What people see of a bot, read from and written to the sandbox's Telegram.</summary>
public sealed class ProfileTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private static readonly WorkspaceId _here = WorkspaceId.Default;

    private RunningApp App => staffed.App;

    [Fact]
    public async Task Texts_OfALanguage_StandBesideTheDefault_UntilTheyAreTakenAway()
    {
        var bot = new BotId((await App.AddBotAsync("face_bot")).Id);
        var first = (await Read(bot, "")).Own;
        Assert.Equal(new ProfileTexts("face_bot", "", ""), first);

        var english = new ProfileTexts("Harbor", "Lessons by chat. Write a sentence, and it comes back corrected.", "Lessons by chat");
        Assert.Equal(["description", "short description", "name"], (await Save(bot, "", first, english)).Saved);
        var spanish = new ProfileTexts("", "Lecciones por chat.", "");
        Assert.Equal(["description"], (await Save(bot, "es", ProfileTexts.Empty, spanish)).Saved);

        Assert.Equal(new BotProfile(spanish, english), await Read(bot, "es"));
        Assert.Equal(new BotProfile(ProfileTexts.Empty, english), await Read(bot, "ru"));
        Assert.Equal("Harbor", (await App.Service<BotDirectory>().FindAsync(bot))!.Name);
        Assert.Empty((await Save(bot, "es", spanish, spanish)).Saved);
        await Save(bot, "es", spanish, ProfileTexts.Empty);
        Assert.Equal(ProfileTexts.Empty, (await Read(bot, "es")).Own);
    }

    [Fact]
    public async Task Texts_ThatTelegramWouldRefuse_AreRefusedBeforeItIsAsked()
    {
        var bot = new BotId((await App.AddBotAsync("strict_bot")).Id);
        var stands = (await Read(bot, "")).Own;
        var calls = App.Sandbox.World.Counters.Calls;

        foreach (var (language, wanted, code) in new[]
        {
            ("", stands with { Name = "" }, "profile_name_empty"),
            ("", stands with { Name = new string('n', 65) }, "profile_text_too_long"),
            ("de", stands with { Description = new string('d', 513) }, "profile_text_too_long"),
            ("de", stands with { ShortDescription = new string('s', 121) }, "profile_text_too_long"),
            ("deu", stands, "profile_language_invalid"),
            ("D1", stands, "profile_language_invalid"),
        })
        {
            var refused = await Save(bot, language, stands, wanted);
            Assert.Equal(code, refused.Failure?.Code);
            Assert.Empty(refused.Saved);
        }
        Assert.Equal(calls, App.Sandbox.World.Counters.Calls);
        var elsewhere = await App.Service<CreateWorkspace>().RunAsync("Elsewhere");
        Assert.Equal("bot_not_found", (await App.Service<ReadBotProfile>().RunAsync(elsewhere, bot, "")).Failure?.Code);
        Assert.Equal("bot_not_found", (await App.Service<SaveBotProfile>().RunAsync(elsewhere, bot, "", stands, stands with { Name = "Stolen" })).Failure?.Code);
    }

    [Fact]
    public async Task AChangeThatTelegramHoldsBack_SaysForHowLong_AndChangesNothing()
    {
        var bot = new BotId((await App.AddBotAsync("hurried_bot")).Id);
        var stands = (await Read(bot, "")).Own;
        App.Sandbox.World.Faults = new FaultSettings { RefuseAll = true, RetryAfter = 8000, Scope = FaultScope.Everything };
        var held = await Save(bot, "", stands, stands with { Name = "Later" });
        App.Sandbox.World.Faults = new FaultSettings();

        Assert.Equal("telegram_says_wait", held.Failure?.Code);
        Assert.Contains("The name was not changed. Telegram allows such changes only now and then, and takes the next one in 3 hours.", held.Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(held.Saved);
        Assert.Equal(stands, (await Read(bot, "")).Own);
    }

    [Fact]
    public async Task Photo_IsTaken_ShownAsItIs_AndTakenAwayAgain()
    {
        var bot = new BotId((await App.AddBotAsync("photo_bot")).Id);
        Assert.Null((await App.Service<ReadBotProfile>().PhotoAsync(_here, bot)).Value);

        foreach (var (content, code) in new[] { (Jpeg(159, 400), "profile_photo_too_small"), ("GIF89a, they said"u8.ToArray(), "profile_photo_not_jpeg"), ([], "profile_photo_not_jpeg"), (new byte[(int)ChangeBotPhoto.Largest + 1], "profile_photo_too_large") })
            Assert.Equal(code, (await App.Service<ChangeBotPhoto>().SetAsync(_here, bot, content))?.Code);
        var photo = Jpeg(640, 640);
        Assert.Null(await App.Service<ChangeBotPhoto>().SetAsync(_here, bot, photo));
        Assert.Equal(photo, (await App.Service<ReadBotProfile>().PhotoAsync(_here, bot)).Value);
        Assert.Null(await App.Service<ChangeBotPhoto>().RemoveAsync(_here, bot));
        Assert.Null((await App.Service<ReadBotProfile>().PhotoAsync(_here, bot)).Value);
    }

    [Fact]
    public async Task Commands_OfAScopeAndLanguage_AreKeptApart_AndSuggestedOnesAreThoseThatTheBotAnswers()
    {
        var bot = new BotId((await App.AddBotAsync("slash_bot")).Id);
        var lists = App.Service<CommandLists>();
        Assert.Empty((await lists.ReadAsync(_here, bot, CommandScope.Everywhere, "")).Value);

        var saved = await lists.SaveAsync(_here, bot, CommandScope.PrivateChats, "es", [new(" /Horario ", " cuándo abrimos ")]);
        Assert.Equal([new ListedCommand("horario", "cuándo abrimos")], saved.Value);
        Assert.Equal(saved.Value, (await lists.ReadAsync(_here, bot, CommandScope.PrivateChats, "es")).Value);
        Assert.Empty((await lists.ReadAsync(_here, bot, CommandScope.GroupChats, "es")).Value);
        foreach (var (command, description, code) in new[] { ("", "x", "command_invalid"), ("ho urs", "x", "command_invalid"), ("часы", "x", "command_invalid"), (new string('a', 33), "x", "command_invalid"), ("hours", "", "command_description_invalid"), ("hours", new string('x', 257), "command_description_invalid") })
            Assert.Equal(code, (await lists.SaveAsync(_here, bot, CommandScope.Everywhere, "", [new(command, description)])).Failure?.Code);
        Assert.Equal("command_twice", (await lists.SaveAsync(_here, bot, CommandScope.Everywhere, "", [new("a", "x"), new("/A", "y")])).Failure?.Code);
        Assert.Empty((await lists.SaveAsync(_here, bot, CommandScope.PrivateChats, "es", [])).Value);
        Assert.Empty((await lists.ReadAsync(_here, bot, CommandScope.PrivateChats, "es")).Value);

        var reply = new RuleAction(RuleActionKind.Reply) { Screens = [new RuleScreen { Key = "start", Texts = new Dictionary<string, string> { [""] = "From nine to five." } }] };
        var rule = new RuleDraft("When we are open", new RuleTrigger(TriggerKind.Command) { Words = ["/Hours"] }, [reply]) { IsOn = true, BotId = bot };
        Assert.Null((await App.Service<RuleBook>().SaveAsync(_here, null, rule, Actor.System)).Failure);
        var suggested = await App.Service<SuggestCommands>().RunAsync(_here, bot, "");
        Assert.Equal(["start", "help", "hours"], suggested.Select(c => c.Command));
        Assert.Equal("When we are open", suggested[^1].Description);
    }

    private async Task<BotProfile> Read(BotId bot, string language) => (await App.Service<ReadBotProfile>().RunAsync(_here, bot, language)).Value;

    private Task<ProfileSaved> Save(BotId bot, string language, ProfileTexts before, ProfileTexts wanted) => App.Service<SaveBotProfile>().RunAsync(_here, bot, language, before, wanted);

    /// <summary>The beginning of a picture of this size; nothing looks further than its frame.</summary>
    private static byte[] Jpeg(int width, int height) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, 0xFF, 0xD9];
}
