using System.Text;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Localization;

namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>What is wrong with the screens of a reply. They may lead to each other in circles: each press is one step.</summary>
internal static partial class ScreenCheck
{
    public const int MostScreens = 50;

    private const int MostButtons = 50;
    private const int MostInRow = 8;
    private const int LongestCaption = 1024;
    private const long LargestFile = 20 * 1024 * 1024;

    public static Failure? Of(IReadOnlyList<RuleScreen> screens, string field)
    {
        if (screens.Count == 0)
            return RuleErrors.ScreensMissing(field);
        if (screens.Count > MostScreens)
            return RuleErrors.TooManyScreens(MostScreens, field);
        var keys = new HashSet<string>();
        foreach (var (index, screen) in screens.Index())
        {
            if (!KeyForm().IsMatch(screen.Key))
                return RuleErrors.ScreenKeyInvalid(screen.Key, $"{field}[{index}].key");
            if (!keys.Add(screen.Key))
                return RuleErrors.ScreenKeyTwice(screen.Key, $"{field}[{index}].key");
        }
        return screens.Index().Select(s => Fault(s.Item, keys, $"{field}[{s.Index}]")).FirstOrDefault(f => f is not null);
    }

    private static Failure? Fault(RuleScreen screen, HashSet<string> keys, string field) =>
        TextsFault(screen.Texts, text => TextFault(text, screen.File is not null), $"{field}.texts") ?? FileFault(screen.File, $"{field}.file") ?? ButtonsFault(screen.Buttons, keys, $"{field}.buttons");

    private static Failure? TextsFault(IReadOnlyDictionary<string, string> texts, Func<string, string?> check, string field)
    {
        if (!texts.ContainsKey(""))
            return RuleErrors.FallbackMissing(field);
        foreach (var (language, text) in texts)
        {
            if (language.Length > 0 && !RuleCheck.LanguageForm().IsMatch(language))
                return RuleErrors.LanguageInvalid(language, field);
            if (check(text) is { } why)
                return RuleErrors.TextInvalid(why, $"{field}.{language}");
        }
        return null;
    }

    private static string? TextFault(string text, bool isCaption)
    {
        if (isCaption && text.Length == 0)
            return null;
        if (!Storage.ShortText.IsWhole(text))
            return "The text holds half of a character. Type it again.";
        return TextTemplate.Check(text, RuleVariables.All)
            ?? (isCaption && TelegramHtml.Read(text).Text.Length > LongestCaption ? $"A text under a file has at most {LongestCaption:N0} characters. Shorten it, or take the file away." : null);
    }

    private static Failure? FileFault(KeptFile? file, string field) =>
        file is null || (FileForm().IsMatch(file.LocalName) && file is { Size: > 0 and <= LargestFile, FileName.Length: > 0 and <= 255 }) ? null : RuleErrors.FileInvalid(field);

    private static Failure? ButtonsFault(IReadOnlyList<IReadOnlyList<RuleButton>> rows, HashSet<string> keys, string field)
    {
        if (rows.Sum(r => r.Count) > MostButtons || rows.Any(r => r.Count > MostInRow))
            return RuleErrors.TooManyButtons(field);
        return rows.Index().SelectMany(r => r.Item.Index().Select(b => ButtonFault(b.Item, keys, $"{field}[{r.Index}][{b.Index}]"))).FirstOrDefault(f => f is not null);
    }

    private static Failure? ButtonFault(RuleButton button, HashSet<string> keys, string field)
    {
        if ((button.Screen is null ? 0 : 1) + (button.Url is null ? 0 : 1) + (button.HandsOver ? 1 : 0) != 1)
            return RuleErrors.ButtonLeadsNowhere(field);
        if (button.Screen is { } key && !keys.Contains(key))
            return RuleErrors.ButtonScreenUnknown(key, field);
        if (button.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tg" && url.Length <= 2000))
            return RuleErrors.ButtonUrl(field);
        return TextsFault(button.Texts, LabelFault, $"{field}.texts");
    }

    private static string? LabelFault(string text) =>
        Encoding.UTF8.GetByteCount(text) > 240 ? "A button has one line of up to 60 characters." : TextTemplate.CheckLabel(text, RuleVariables.All);

    [GeneratedRegex(@"^[a-z0-9_-]{1,32}\z", RegexOptions.None, 500)]
    private static partial Regex KeyForm();

    // As MediaStore names what it keeps; anything else could lead out of its folder.
    [GeneratedRegex(@"^own-[0-9a-f]{32}\z", RegexOptions.None, 500)]
    private static partial Regex FileForm();
}
