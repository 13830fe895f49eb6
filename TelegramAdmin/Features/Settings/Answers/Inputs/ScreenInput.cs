using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Settings.Answers.Inputs;

/// <summary>One page of an answer while it is being written.</summary>
public sealed class ScreenInput(string key)
{
    private const int LongestTitle = 40;

    public string Key => key;

    public Wordings Words { get; init; } = new();

    public KeptFile? File { get; set; }

    public List<List<ButtonInput>> Rows { get; } = [];

    public IEnumerable<ButtonInput> Buttons => Rows.SelectMany(row => row);

    /// <summary>Its first words, by which people know it.</summary>
    public string? Title => Plain(Words[""]) is { Length: > 0 } first ? first.Length <= LongestTitle ? first : first[..LongestTitle].TrimEnd() + "…" : File?.FileName;

    public RuleScreen Written => new() { Key = Key, Texts = Words.Written(), File = File, Buttons = [.. Rows.Select(IReadOnlyList<RuleButton> (row) => [.. row.Select(b => b.Written)])] };

    private static string Plain(string html) => TelegramHtml.Read(html).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
}
