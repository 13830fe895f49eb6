using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users.Countries;

namespace TelegramAdmin.Core.Users;

/// <summary>Makes or refreshes the row of a person, in the transaction of the update that told of them.</summary>
internal static class KeepPerson
{
    // A language that was chosen with any bot goes before what Telegram tells; a shared phone number before a guess; the first start stays.
    private const string Upsert = """
        INSERT INTO people (workspace_id, telegram_user_id, language, country, is_premium, is_reachable, first_seen_at, last_seen_at, started_at, start_link)
        VALUES (@workspace, @person, @language, COALESCE(@shared, @guessed), @premium,
            EXISTS (SELECT 1 FROM reachability r WHERE r.workspace_id = @workspace AND r.chat_id = @person AND r.is_reachable AND r.bot_id NOT IN (SELECT b.id FROM bots b WHERE b.workspace_id = @workspace AND b.state = @removed)),
            @now, @now, @started, @link)
        ON CONFLICT (workspace_id, telegram_user_id) DO UPDATE SET
            language = COALESCE((SELECT MAX(u.chosen_language) FROM bot_users u WHERE u.workspace_id = @workspace AND u.telegram_user_id = @person), excluded.language, people.language),
            country = COALESCE(@shared, people.country, @guessed),
            is_premium = excluded.is_premium,
            is_reachable = excluded.is_reachable,
            last_seen_at = excluded.last_seen_at,
            start_link = CASE WHEN people.started_at IS NULL THEN excluded.start_link ELSE people.start_link END,
            started_at = COALESCE(people.started_at, excluded.started_at)
        """;

    /// <summary>Whether a message tells something that has to be kept at once, rather than with the first one of the next day.</summary>
    public static bool IsTold(Message message, User sender) => StartCommand.LinkIn(message) is not null || PhoneIn(message, sender) is not null;

    public static Task RunAsync(UpdateContext context, BotUser user, Message? message = null, User? sender = null)
    {
        var link = message is null ? null : StartCommand.LinkIn(message);
        var phone = message is null || sender is null ? null : PhoneIn(message, sender);
        return context.Db.Session.RunAsync(Upsert, p => p
            .Add("@workspace", context.Bot.WorkspaceId).Add("@person", user.TelegramUserId).Add("@language", user.Language)
            .Add("@shared", phone is null ? null : CountryGuess.OfPhone(phone)).Add("@guessed", CountryGuess.OfLanguage(user.LanguageCode)).Add("@premium", user.IsPremium).Add("@removed", (long)BotState.Removed)
            .Add("@now", context.Now).Add("@started", link is null ? (DateTimeOffset?)null : context.Now).Add("@link", string.IsNullOrEmpty(link) ? null : link));
    }

    // Telegram says whose number a contact is; another's tells nothing of the sender.
    private static string? PhoneIn(Message message, User sender) => message.Contact is { PhoneNumber.Length: > 0 } contact && contact.UserId == sender.Id ? contact.PhoneNumber : null;
}
