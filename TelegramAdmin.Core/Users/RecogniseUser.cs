using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Users;

/// <summary>Knows who an update is from: makes or refreshes the person, counts them, and notes whether the bot reaches them.</summary>
public sealed class RecogniseUser : IUpdateHandler
{
    private const string Active = """
        INSERT INTO active_days (workspace_id, bot_id, day, telegram_user_id) VALUES (@workspace, @bot, @day, @user)
        ON CONFLICT (workspace_id, day, bot_id, telegram_user_id) DO NOTHING RETURNING telegram_user_id
        """;

    public UpdateStage Stage => UpdateStage.Recognise;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.Message is { } message && Sender(message) is { } sender)
            await WroteAsync(context, sender, message);
        else if (context.Update is { BusinessMessage: { From: { IsBot: false } customer, Chat: { } chat } } && customer.Id == chat.Id)
            await WroteToBusinessAsync(context, customer);
        else if (context.Update is { CallbackQuery: { From: { IsBot: false } presser } })
            await NoticeAsync(context, presser);
        else if (context.Update is { EditedMessage.From: { IsBot: false } editor })
            await NoticeAsync(context, editor);
        else if (context.Update is { MyChatMember: { Chat.IsPrivate: true } standing })
            await StandingChangedAsync(context, standing);
    }

    // In a private chat the chat is the person, even where a message does not say who it is from.
    private static User? Sender(Message message) => message.From switch
    {
        { IsBot: false } sender => sender,
        null when message.Chat.IsPrivate => new User { Id = message.Chat.Id, FirstName = message.Chat.FirstName ?? "", LastName = message.Chat.LastName, Username = message.Chat.Username },
        _ => null,
    };

    private static async Task NoticeAsync(UpdateContext context, User sender)
    {
        if (await MeetAsync(context, sender) is { IsNew: true } person)
            await KeepPerson.RunAsync(context, person.User);
    }

    private static async Task WroteAsync(UpdateContext context, User sender, Message message)
    {
        var person = await MeetAsync(context, sender);
        if (message.Chat.IsPrivate)
            await SetReachableAsync(context, message.Chat.Id, null);
        if (await CountAsync(context, person) || KeepPerson.IsTold(message, sender))
            await KeepPerson.RunAsync(context, person.User, message, sender);
    }

    // Through a business account only: the bot itself may not write to them.
    private static async Task WroteToBusinessAsync(UpdateContext context, User customer)
    {
        var person = await MeetAsync(context, customer);
        if (await CountAsync(context, person))
            await KeepPerson.RunAsync(context, person.User);
    }

    /// <returns>Whether it is their first message of the day to this bot.</returns>
    private static async Task<bool> CountAsync(UpdateContext context, Recognised person)
    {
        person.User.MessagesIn++;
        List<Count> counts = [Of(context, Metric.MessagesIn)];
        if (person.IsNew)
            counts.Add(Of(context, Metric.NewUsers));
        var isFirstOfDay = await IsFirstOfDayAsync(context, person.User.TelegramUserId);
        if (isFirstOfDay)
            counts.Add(Of(context, Metric.ActiveUsers));
        await context.Db.Session.AddAsync(counts);
        return isFirstOfDay;
    }

    private static async Task<Recognised> MeetAsync(UpdateContext context, User sender)
    {
        var user = await context.Db.BotUsers.AsTracking().FirstOrDefaultAsync(u => u.BotId == context.Bot.Id && u.TelegramUserId == sender.Id);
        var recognised = new Recognised(user ?? context.Db.BotUsers.Add(New(context, sender)).Entity, user is null);
        Refresh(recognised.User, sender, context.Now);
        context.Set(recognised);
        return recognised;
    }

    private static BotUser New(UpdateContext context, User sender) => new()
    {
        WorkspaceId = context.Bot.WorkspaceId,
        BotId = context.Bot.Id,
        TelegramUserId = sender.Id,
        FirstName = sender.FirstName,
        FirstSeenAt = context.Now,
        LastSeenAt = context.Now,
    };

    private static void Refresh(BotUser user, User sender, DateTimeOffset now)
    {
        user.FirstName = sender.FirstName;
        user.LastName = sender.LastName;
        user.Username = sender.Username;
        user.LanguageCode = sender.LanguageCode ?? user.LanguageCode;
        user.IsPremium = sender.IsPremium;
        user.LastSeenAt = now;
    }

    private static Task StandingChangedAsync(UpdateContext context, ChatMemberUpdated standing) =>
        SetReachableAsync(context, standing.Chat.Id, standing.NewChatMember.Status == "kicked" ? "The person blocked the bot" : null);

    private static Task SetReachableAsync(UpdateContext context, long chatId, string? reason) =>
        context.Db.Session.SetReachableAsync(new ReachabilityFact(context.Bot.WorkspaceId, context.Bot.Id, chatId, reason, context.Now));

    private static async Task<bool> IsFirstOfDayAsync(UpdateContext context, long userId)
    {
        var isFirst = false;
        await context.Db.Session.ForEachAsync(Active, [userId], (p, id) => p
            .Add("@workspace", context.Bot.WorkspaceId).Add("@bot", context.Bot.Id)
            .Add("@day", RollupPeriod.Day.StartOf(context.Now)).Add("@user", id), (_, _) => isFirst = true);
        return isFirst;
    }

    private static Count Of(UpdateContext context, Metric metric) => new(context.Bot.WorkspaceId, context.Bot.Id, metric, context.Now);
}

/// <summary>The person that an update is from.</summary>
/// <param name="IsNew">The bot met them with this update.</param>
public sealed record Recognised(BotUser User, bool IsNew);
