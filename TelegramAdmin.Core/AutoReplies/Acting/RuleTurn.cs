using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>One occasion for the bot to act by itself, and what came of it. Part of a transaction.</summary>
internal sealed class RuleTurn(AppDbContext db, ActiveBot bot, Conversation conversation, BotUser person, DateTimeOffset now)
{
    public AppDbContext Db => db;

    public ActiveBot Bot => bot;

    /// <summary>Tracked.</summary>
    public Conversation Conversation => conversation;

    public BotUser Person => person;

    public DateTimeOffset Now => now;

    public string? Language { get; } = ScreenWords.LanguageOf(person.Language);

    /// <summary>Null where nobody did anything: a wait took too long.</summary>
    public UpdateContext? Context { get; init; }

    /// <summary>What was written or pressed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The end of the closing, while the team is away.</summary>
    public DateTimeOffset? AwayUntil { get; init; }

    /// <summary>The bot said what there is to say; nobody of the team has to look.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>The team was called, or shall see it in any case.</summary>
    public bool CallsTeam { get; set; }

    /// <summary>Something was said by which the default answers become needless.</summary>
    public bool HasSpoken { get; set; }
}
