using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.PaymentGroups;
using TelegramAdmin.Core.PaymentGroups.Checking;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.PaymentGroups;

public sealed class PaymentGroupTests
{
    private const int Request = 460_733;

    [Theory, OnBothDatabases]
    public async Task Group_OfSomebodyWhoSaysYes_IsReady_LeadsToPaying_AndEndsWhenTheBotIsRemoved(DatabaseProvider provider)
    {
        await using var shop = await OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var group = shop.App.Sandbox.World.AddGroup("Ana & friends", isForum: false, people: [ana]);

        ana.SendText(shop.Bot, "/buy");
        await ana.WaitForAsync(shop.Bot, m => m.ButtonTexts.Contains("👥 My own group"), RunningApp.Patience);
        await ana.PressAsync(shop.Bot, "👥 My own group");
        await ana.WaitForAsync(shop.Bot, m => m.ButtonTexts.Contains("👥 Make my group"), RunningApp.Patience);
        await ana.PressAsync(shop.Bot, "👥 Make my group");
        await HearsAsync(shop, ana, "Press the button below the text field");
        Assert.Equal(PaymentGroupState.Offered, (await GroupAsync(shop, ana)).State);
        ana.ShareChat(shop.Bot, Request, group);

        await HearsAsync(shop, ana, "Ana & friends is ready");
        var ready = await GroupAsync(shop, ana);
        Assert.Equal((PaymentGroupState.Ready, group.Id, "Ana & friends", null), (ready.State, ready.ChatId, ready.Title, ready.Trouble));
        Assert.StartsWith("https://t.me/+", ready.InviteLink, StringComparison.Ordinal);
        await HearsAsync(shop, ana, ready.InviteLink!);
        ana.ShareChat(shop.Bot, Request, group); // A second press changes nothing.
        await UntilAsync(shop, ana, g => g is { State: PaymentGroupState.Ready, InviteLink: not null });

        ana.SendText(group, "/buy25");
        var answer = await group.WaitForAsync(m => m.FromBot && m.ButtonTexts.Any(), RunningApp.Patience);
        Assert.Contains($"https://t.me/{shop.Bot.Username}?start=buy25", answer.ReplyMarkup!.Value.GetRawText(), StringComparison.Ordinal);
        group.Remove(shop.Bot);
        await HearsAsync(shop, ana, "I am not in Ana & friends any more");
        Assert.Equal((PaymentGroupState.InPrivate, (long?)null), ((await GroupAsync(shop, ana)).State, (await GroupAsync(shop, ana)).ChatId));
        await using var db = shop.App.Storage.Read(WorkspaceId.Default);
        var notes = await db.ConversationMessages.Where(m => m.Kind == MessageKind.Event).Select(m => m.Text).ToListAsync();
        Assert.Contains(notes, note => note.StartsWith("Their payment group “Ana & friends” is ready: https://t.me/+", StringComparison.Ordinal));
        Assert.Contains("Their payment group “Ana & friends” is gone; they write in the private chat", notes);
        Assert.Equal(0, (await db.Conversations.SingleAsync(c => c.ChatId == ana.Id)).UnreadCount);
    }

    [Theory, OnBothDatabases]
    public async Task Group_WithABotOfTheOperators_IsReadyOnceThePersonAddedIt(DatabaseProvider provider)
    {
        await using var shop = await OpenAsync(provider);
        var team = await shop.App.AddBotAsync("team_ears_bot");
        Assert.Null((await shop.App.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, PaymentGroupSettings.OperatorBot, "@Team_Ears_bot")).Failure);
        var ana = await shop.CustomerAsync();
        var group = shop.App.Sandbox.World.AddGroup("Three of us", isForum: false, people: [ana]);
        await PickAsync(shop, ana, group);

        var step = await HearsAsync(shop, ana, "One step is left");
        Assert.Contains("https://t.me/team_ears_bot?startgroup=paygroup", step.ReplyMarkup!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((PaymentGroupState.Made, team.Id), ((await GroupAsync(shop, ana)).State, (await GroupAsync(shop, ana)).OperatorBotId?.Value));
        group.Add(team);
        await HearsAsync(shop, ana, "Three of us is ready");
        await UntilAsync(shop, ana, g => g is { State: PaymentGroupState.Ready, ReadyAt: not null });

        group.Remove(team);
        await UntilAsync(shop, ana, g => g is { State: PaymentGroupState.Made, Trouble: "@team_ears_bot was removed from the group." });
        await MigrateAsync(shop, group.Id, -1009990001112);
        await UntilAsync(shop, ana, g => g.ChatId == -1009990001112);
        ana.SendText(shop.Bot, "/paygroup");
        await ana.PressAsync(shop.Bot, "Stay in this chat");
        await HearsAsync(shop, ana, "We go on in this chat");
        await UntilAsync(shop, ana, g => g is { State: PaymentGroupState.InPrivate, ChatId: null, Trouble: null });
    }

    [Theory, OnBothDatabases]
    public async Task Group_ThatCannotBeUsed_EndsInPrivateWithWords_AndForgedOnesDoNothing(DatabaseProvider provider)
    {
        await using var shop = await OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var boris = await shop.CustomerAsync("Boris");
        var foreign = shop.App.Sandbox.World.AddGroup("Not hers", isForum: false, bots: [shop.Bot], people: [boris, ana]);
        var unknown = shop.App.Sandbox.World.AddGroup("Without the bot", isForum: false, people: [boris]);

        boris.ShareChat(shop.Bot, Request, unknown); // Nobody asked him.
        await PickAsync(shop, ana, foreign);
        await HearsAsync(shop, ana, "I cannot work in this group");
        var refused = await GroupAsync(shop, ana);
        Assert.Equal((PaymentGroupState.InPrivate, "Whoever picked it does not run the group.", (long?)null), (refused.State, refused.Trouble, refused.ChatId));

        await PickAsync(shop, boris, foreign);
        await HearsAsync(shop, boris, "Not hers is ready");
        await PickAsync(shop, ana, foreign);
        await HearsAsync(shop, ana, "nobody else's payment group");
        Assert.Equal(PaymentGroupState.Offered, (await GroupAsync(shop, ana)).State);
        await using var db = shop.App.Storage.Read(WorkspaceId.Default);
        Assert.Equal(2, await db.PaymentGroups.CountAsync());
        Assert.Equal("payment_group_not_made", (await shop.App.Service<CheckPaymentGroup>().RunAsync(WorkspaceId.Default, (await GroupAsync(shop, ana)).Id)).Failure?.Code);
    }

    private static async Task<Shop> OpenAsync(DatabaseProvider provider)
    {
        var shop = await Shop.OpenAsync(provider);
        Assert.Null((await shop.App.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, PaymentGroupSettings.AreOffered, true)).Failure);
        return shop;
    }

    private static async Task PickAsync(Shop shop, SandboxPerson person, SandboxGroup group)
    {
        var before = person.Received(shop.Bot).Count(text => text.StartsWith("Press the button below", StringComparison.Ordinal));
        person.SendText(shop.Bot, "/paygroup");
        await person.WaitForAsync(shop.Bot, m => m.ButtonTexts.Contains("👥 Make my group"), RunningApp.Patience);
        await person.PressAsync(shop.Bot, "👥 Make my group");
        await Eventually.TrueAsync(() => person.Received(shop.Bot).Count(text => text.StartsWith("Press the button below", StringComparison.Ordinal)) > before, "the keyboard is there");
        person.ShareChat(shop.Bot, Request, group);
    }

    private static Task<ChatMessage> HearsAsync(Shop shop, SandboxPerson person, string words) =>
        person.WaitForAsync(shop.Bot, m => m.FromBot && m.Text?.Contains(words, StringComparison.Ordinal) == true, RunningApp.Patience);

    private static async Task<PaymentGroup> GroupAsync(Shop shop, SandboxPerson person)
    {
        await using var db = shop.App.Storage.Read(WorkspaceId.Default);
        return await db.PaymentGroups.SingleAsync(g => g.TelegramUserId == person.Id);
    }

    private static Task UntilAsync(Shop shop, SandboxPerson person, Func<PaymentGroup, bool> isSo) =>
        Eventually.TrueAsync(async () => isSo(await GroupAsync(shop, person)), "the group gets there");

    /// <summary>Telegram's note that a group became a supergroup.</summary>
    private static async Task MigrateAsync(Shop shop, long from, long to)
    {
        var payload = $$"""{"update_id":900000001,"message":{"message_id":9001,"date":1800000000,"chat":{"id":{{from}},"type":"group","title":"Three of us"},"from":{"id":77,"is_bot":false,"first_name":"Ana"},"migrate_to_chat_id":{{to}} } }""";
        await shop.App.PostUpdateAsync(shop.Bot, payload);
    }
}
