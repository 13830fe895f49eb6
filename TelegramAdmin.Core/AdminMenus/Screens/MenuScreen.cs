using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>What a menu shows at one moment: Telegram's HTML, the buttons of its own, the way back, and the page that shows the same in a browser.</summary>
/// <param name="Back">Null on the first one.</param>
/// <param name="Path">Such as <c>/users</c>; null where a browser shows nothing of it.</param>
public sealed record MenuScreen(string Html, IReadOnlyList<IReadOnlyList<BotButton>> Rows, MenuRoute? Back, string? Path)
{
    public static BotButton Button(string text, MenuRoute to) => new(text, to.Data);

    /// <summary>Buttons side by side, so many in a row.</summary>
    public static IEnumerable<IReadOnlyList<BotButton>> Grid(IEnumerable<BotButton> buttons, int columns) => buttons.Chunk(columns);
}

/// <summary>What is asked before something is done.</summary>
/// <param name="Yes">On the button: verb and object; null where there is nothing to agree to, and <see cref="Html"/> says why.</param>
public sealed record MenuQuestion(string Html, string? Yes, MenuRoute Back)
{
    public static MenuQuestion Refused(string words, MenuRoute back) => new($"⚠️ {words}", null, back);
}

/// <summary>What came of an act or of what somebody wrote, and what is shown under it.</summary>
public sealed record MenuOutcome(bool IsDone, string Words, MenuRoute Next)
{
    public static MenuOutcome Done(string words, MenuRoute next) => new(true, words, next);

    public static MenuOutcome Refused(string words, MenuRoute next) => new(false, words, next);

    /// <summary>There is nothing to tell besides what comes next.</summary>
    public static MenuOutcome Onwards(MenuRoute next) => new(true, "", next);
}
