using System.Globalization;
using System.Security.Cryptography;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Moderation.Captcha;

/// <summary>One question: a picture to press among six. The buttons say nothing of which one it is; that stays with us.</summary>
/// <param name="Mark">Tells the buttons of this question from those of an earlier one.</param>
internal sealed record CaptchaRound(string Mark, IReadOnlyList<string> Pictures, int Right)
{
    public const string Route = "captcha";

    private const int Choices = 6;

    private static readonly string[] All = ["🍎", "🍌", "🍇", "🍓", "🥕", "🌽", "🍄", "🌵", "🐟", "🐝", "🐘", "🐢", "🚲", "🚀", "🔑", "🎈", "🎸", "⏰", "🌙", "🧲"];

    public static CaptchaRound New()
    {
        var pictures = All.ToArray();
        RandomNumberGenerator.Shuffle<string>(pictures);
        return new CaptchaRound(RandomNumberGenerator.GetHexString(8, lowercase: true), pictures[..Choices], RandomNumberGenerator.GetInt32(Choices));
    }

    public string Wanted => Pictures[Right];

    /// <summary>As it is kept on the row.</summary>
    public string Answer => Code(Mark, Right);

    public BotScreen Screen(string html) => BotScreen.Of(html, Row(0, Choices / 2), Row(Choices / 2, Choices));

    /// <summary>What a button says: the question it belongs to and which of its pictures it is; null for anything else.</summary>
    public static (string Mark, string Answer)? Read(string? data)
    {
        if (data?.Split(':') is not [Route, { Length: > 0 } mark, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        return (mark, Code(mark, index));
    }

    private static string Code(string mark, int index) => string.Create(CultureInfo.InvariantCulture, $"{mark}:{index}");

    private IReadOnlyList<BotButton> Row(int from, int to) => [.. Enumerable.Range(from, to - from).Select(i => new BotButton(Pictures[i], $"{Route}:{Code(Mark, i)}"))];
}
