using System.Diagnostics;
using System.Text.Json;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.Templates;
using TelegramAdmin.Features.Conversations.Formatting;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>What the team and strangers write, where it is read as a language: templates, patterns, keywords, entities.</summary>
public sealed class TextFuzzTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string[] Pieces =
    [
        "{{ ", " }}", "{% if ", " %}", "{% endif %}", "{% else %}", "{% elsif a %}", "{% unless a %}", "{% endunless %}", "{% raw %}", "{% endraw %}", "{%- ", " -%}", "name", "a.b.0.c", "| default: ", "| upcase",
        "\"x\"", "'", "1.5", " == ", " and ", " not (", ")", "<b>", "</b>", "*_~`", "[x](y)", "\\", "\n>", "🦊", "\ud800", "\0", " ",
    ];

    [Fact]
    public void Template_OfAnyPieces_IsWrittenOrRefused_AndSoon()
    {
        var hostile = new Hostile(1);
        var variables = JsonElement.Parse($$$"""{"name":"{{ a }}<b>&*_","a":{"b":["x",{"c":[1,null,true]}]},"long":"{{{new string('x', 2_000)}}}"}""");
        var written = 0;
        for (var n = 0; n < 4_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, hostile.Random.Next(1, 60)).Select(_ => hostile.Random.Next(12) == 0 ? hostile.Word() : Pieces[hostile.Random.Next(Pieces.Length)]));
            var started = Stopwatch.GetTimestamp();

            var rendered = RenderTemplate.Preview(new TemplateDraft(text, new[] { null, "HTML", "MarkdownV2" }[n % 3]), variables);

            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, text);
            written += rendered.IsOk ? 1 : 0;
            if (rendered.IsOk && n % 3 == 0 && !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal))
                Assert.Equal(text, rendered.Value.Text);
        }
        Assert.InRange(written, 50, 3_990);
        var deep = RenderTemplate.Preview(new TemplateDraft(string.Concat(Enumerable.Repeat("{% if a %}", 20_000))), null);
        Assert.NotNull(deep.Failure);
        Assert.NotNull(RenderTemplate.Preview(new TemplateDraft($"{{% if {new string('(', 20_000)} %}}"), null).Failure);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData(@"^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData(@"(?=(a+)+$)a")]
    [InlineData(@"(a*)*\1b")]
    [InlineData(@"(.*?,){50}x")]
    [InlineData(@"(\w|a)*!")]
    [InlineData("((((((((((x{1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9})")]
    public void Pattern_MadeToRunForEver_IsRefusedOrEndsByTheClock(string pattern)
    {
        if (RulePattern.Fault(pattern) is not null)
            return;
        var rule = new RulePattern(pattern);
        foreach (var text in new[] { new string('a', 4_096) + "!", new string('a', 2_000) + "\n", string.Concat(Enumerable.Repeat("a,", 2_000)) })
        {
            var started = Stopwatch.GetTimestamp();
            rule.IsMatch(text);
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"{pattern} took {Stopwatch.GetElapsedTime(started)}");
        }
    }

    [Fact]
    public void Pattern_OfAnything_IsRefusedWithWordsOrMatches()
    {
        var hostile = new Hostile(2);
        for (var n = 0; n < 1_500; n++)
        {
            var pattern = hostile.Word() + (hostile.Random.Next(2) == 0 ? hostile.Word() : "");
            if (RulePattern.Fault(pattern) is { } fault)
                Assert.NotEmpty(fault.Message);
            else
                new RulePattern(pattern).IsMatch(hostile.Word());
        }
    }

    [Fact]
    public void Parts_AreFoundAsOneByOneWouldFindThem()
    {
        var random = new Random(3);
        string Letters(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => "abc é"[random.Next(5)]));
        for (var n = 0; n < 2_000; n++)
        {
            var parts = Enumerable.Range(0, random.Next(1, 8)).Select(i => (Part: MessageWords.Fold(Letters(4)), Owner: i)).Where(p => p.Part.Length > 0).ToList();
            var text = MessageWords.Fold(Letters(40));
            var found = new HashSet<int>();

            new ContainsIndex(parts).Find(text, found);

            Assert.Equal(parts.Where(p => text.Contains(p.Part, StringComparison.Ordinal)).Select(p => p.Owner).Order(), found.Order());
        }
    }

    [Fact]
    public void Entities_WhereverTheyPoint_LeaveTheTextWhole()
    {
        var hostile = new Hostile(4);
        string[] kinds = ["bold", "italic", "text_link", "code", "pre", "spoiler", "blockquote", "mention", "custom_emoji", "of_tomorrow"];
        for (var n = 0; n < 3_000; n++)
        {
            var text = Hostile.Whole(hostile.Word());
            var entities = $"[{string.Join(',', Enumerable.Range(0, hostile.Random.Next(0, 12)).Select(_ =>
                $"{{\"type\":\"{kinds[hostile.Random.Next(kinds.Length)]}\",\"offset\":{Place(hostile, text)},\"length\":{Place(hostile, text)},\"url\":\"javascript:alert(1)\"}}"))}]";

            var parts = TextParts.Of(text, hostile.Random.Next(10) == 0 ? hostile.Json() : entities);

            Assert.Equal(text, string.Concat(parts.Select(p => p.Text)));
        }
    }

    private static int Place(Hostile hostile, string text) => hostile.Random.Next(6) switch
    {
        0 => -1,
        1 => int.MaxValue,
        2 => int.MinValue,
        _ => hostile.Random.Next(text.Length + 3),
    };
}
