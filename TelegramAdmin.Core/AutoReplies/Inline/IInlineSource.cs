using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Inline;

/// <summary>Something that can be sent by typing @bot and a few words in any chat. Slices above bring their own; they are asked in the order in which they are registered.</summary>
public interface IInlineSource
{
    /// <summary>What fits the words, the closest first; everything where there are none.</summary>
    Task<IReadOnlyList<InlineAnswer>> SearchAsync(InlineWish wish);
}

/// <param name="Db">Of the update's transaction; only read.</param>
/// <param name="Query">What was typed; anything at all.</param>
/// <param name="Person">Who typed; perhaps somebody whom the bot never met, and then not stored.</param>
public sealed record InlineWish(AppDbContext Db, ActiveBot Bot, string Query, BotUser Person)
{
    /// <summary>Two letters; null where Telegram tells none.</summary>
    public string? Language { get; } = ScreenWords.LanguageOf(Person.Language);
}

/// <summary>One line of the list, and what is sent when it is chosen.</summary>
/// <param name="Id">1 to 64 bytes, unique among all sources: <c>faq:12</c>.</param>
/// <param name="Screen">Only links among its buttons are kept: presses under such a message cannot be answered in a chat.</param>
public sealed record InlineAnswer(string Id, string Title, string Description, BotScreen Screen);
