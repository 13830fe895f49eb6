using System.Text.RegularExpressions;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>
/// Somebody's regular expression. It runs in time linear in the message where it can be compiled so (no look-around, no back-reference:
/// learn.microsoft.com/dotnet/standard/base-types/regular-expression-options#nonbacktracking-mode), and against the clock in any case.
/// </summary>
internal sealed class RulePattern
{
    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Regex _regex;

    public RulePattern(string pattern) => _regex = Compile(pattern);

    public static Failure? Fault(string pattern)
    {
        if (pattern.Length > RuleCheck.LongestPattern)
            return RuleErrors.PatternTooLong(RuleCheck.LongestPattern);
        try
        {
            Compile(pattern);
            return null;
        }
        catch (ArgumentException e)
        {
            return RuleErrors.PatternBroken(e.Message);
        }
    }

    /// <returns>Null where the clock ran out.</returns>
    public bool? IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, Usual | RegexOptions.NonBacktracking, Patience);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, Usual, Patience);
        }
    }
}
