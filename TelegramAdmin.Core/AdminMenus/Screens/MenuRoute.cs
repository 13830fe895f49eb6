using System.Globalization;
using System.Text;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>
/// Where a button of the menus leads, as its callback data: <c>adm:</c>, what kind it is, a name, and what it is about. A client can make such data
/// up and a button can be a year old, so whoever is led somewhere checks all of it.
/// </summary>
public sealed record MenuRoute(RouteKind Kind, string Name, IReadOnlyList<string> Arguments)
{
    private const string Prefix = "adm:";
    private const int LongestData = 64; // core.telegram.org/bots/api#inlinekeyboardbutton

    /// <summary>What fits beside the longest prefix, page number and name.</summary>
    private const int LongestWords = 40;

    private static readonly (RouteKind Kind, char Sign)[] Signs = [(RouteKind.Question, '?'), (RouteKind.Act, '!'), (RouteKind.Input, '>')];

    public static MenuRoute Home { get; } = Page("home");

    /// <exception cref="InvalidOperationException">Telegram would refuse the button.</exception>
    public string Data => Encoding.UTF8.GetByteCount(Written) <= LongestData ? Written : throw new InvalidOperationException($"Callback data is longer than {LongestData} bytes: {Written}");

    /// <summary>With an act: when its question was asked; see <see cref="Asking.ActStamps"/>.</summary>
    public string Stamp { get; init; } = "";

    private string Written =>
        Prefix + string.Concat(Signs.Where(s => s.Kind == Kind).Select(s => s.Sign)) + string.Join(':', Kind == RouteKind.Act ? [Name, Stamp, .. Arguments] : [Name, .. Arguments]);

    public static MenuRoute Page(string name, params IEnumerable<object> arguments) => new(RouteKind.Page, name, Write(arguments));

    /// <summary>Asks before the act, or does it at once where nothing is to be asked.</summary>
    public static MenuRoute Ask(string act, params IEnumerable<object> arguments) => new(RouteKind.Question, act, Write(arguments));

    /// <summary>What is written next in the chat goes there.</summary>
    public static MenuRoute Input(string name, params IEnumerable<object> arguments) => new(RouteKind.Input, name, Write(arguments));

    /// <summary>Null for data that is not of the menus.</summary>
    public static MenuRoute? Read(string? data)
    {
        if (data is null || !data.StartsWith(Prefix, StringComparison.Ordinal) || data.Length == Prefix.Length)
            return null;
        var words = data[Prefix.Length..];
        var sign = Array.Find(Signs, s => s.Sign == words[0]);
        var parts = (sign.Sign == default ? words : words[1..]).Split(':');
        return sign.Kind == RouteKind.Act
            ? new MenuRoute(sign.Kind, parts[0], [.. parts.Skip(2)]) { Stamp = parts.ElementAtOrDefault(1) ?? "" }
            : new MenuRoute(sign.Sign == default ? RouteKind.Page : sign.Kind, parts[0], parts[1..]);
    }

    /// <summary>The act itself, once its question was answered.</summary>
    public MenuRoute Confirmed(string stamp) => new(RouteKind.Act, Name, Arguments) { Stamp = stamp };

    /// <summary>A number; null where there is none, or something else.</summary>
    public long? Number(int index) =>
        long.TryParse(Word(index), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public string Word(int index) => index < Arguments.Count ? Arguments[index] : "";

    /// <summary>Words from here on, colons and all.</summary>
    public string Rest(int index) => string.Join(':', Arguments.Skip(index));

    /// <summary>As much of what somebody looks for as a button can carry.</summary>
    public static string Fit(string words)
    {
        var fitting = new StringBuilder();
        foreach (var rune in words.Trim().EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(fitting.ToString()) + rune.Utf8SequenceLength > LongestWords)
                break;
            fitting.Append(rune.ToString());
        }
        return fitting.ToString().Trim();
    }

    private static string[] Write(IEnumerable<object> arguments) => [.. arguments.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")];
}

public enum RouteKind
{
    /// <summary>Shows something.</summary>
    Page = 1,

    /// <summary>Asks whether to do something.</summary>
    Question = 2,

    /// <summary>Does it.</summary>
    Act = 3,

    /// <summary>Waits for words.</summary>
    Input = 4,
}
