using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Features.Conversations.Formatting;

namespace TelegramAdmin.Tests.Conversations;

public sealed partial class FormattingTests
{
    private static readonly string[] Types =
        ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "expandable_blockquote", "text_link", "url", "email", "mention", "hashtag", "text_mention", "custom_emoji", "from_the_future", ""];

    private static readonly string[] Links =
        ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>", "vbscript:x", "https://example.com/?a=\"><b>", "", ":", "https://", "file:///etc/passwd", "\ud83d", "//x", "tg://user?id=1"];

    private static readonly string[] Pieces = ["a", " ", "\n", "😀", "👩‍👩‍👧", "<b>&amp;</b>", "é", "Ж", "\ud83d", "\ude00", "@name", "https://example.com", "javascript:alert(1)", "\"", "\u202e", "\t"];

    [Fact]
    public void Parts_OfTwoThousandHostileCases_HoldTheTextWholeAtEveryLevel()
    {
        var random = new Random(20_240_501);
        for (var number = 0; number < 2_000; number++)
        {
            var text = TextOf(random);
            var entities = EntitiesOf(random, text.Length);
            var parts = TextParts.Of(text, entities);
            Assert.True(text == string.Concat(parts.Select(p => p.Text)), $"case {number}: {entities}");
            Assert.True(parts.All(IsWhole), $"case {number}: {entities}");
            Assert.True(!HasWholePairs(text) || parts.SelectMany(Leaves).All(HasWholePairs), $"case {number} cuts a character: {entities}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""[{"offset":0,"length":2}]""")]
    [InlineData("""[{"type":null,"offset":0,"length":2}]""")]
    [InlineData("""[{"type":"bold","offset":"0","length":2}]""")]
    [InlineData("""[{"type":"bold","offset":99999999999,"length":2}]""")]
    [InlineData("""[{"type":"bold","offset":1.5,"length":2}]""")]
    [InlineData("""[{"type":["bold"],"offset":0,"length":2}]""")]
    public void Parts_OfBrokenEntities_AreThePlainText(string entities) =>
        Assert.Equal("whole text", string.Concat(TextParts.Of("whole text", entities).Select(p => p.Text)));

    [Fact]
    public void Parts_OfOverlappingEntities_CutTheLaterOneInTwo()
    {
        var parts = TextParts.Of("abcdef", """[{"type":"bold","offset":0,"length":4},{"type":"italic","offset":2,"length":4}]""");

        Assert.Equal(["bold:abcd", "italic:ef"], parts.Select(p => $"{p.Entity?.Type}:{p.Text}"));
        Assert.Equal([":ab", "italic:cd"], parts[0].Inner.Select(p => $"{p.Entity?.Type}:{p.Text}"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html;base64,AAAA")]
    [InlineData("vbscript:msgbox")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://example.com/1")]
    public void Link_ThatCouldRunOrReadSomething_IsNone(string written)
    {
        if (SafeLink.TryMake(written, out var href))
            Assert.StartsWith("https://", href, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/a?b=1", "https://example.com/a?b=1")]
    [InlineData("example.com:8080/x", "https://example.com:8080/x")]
    [InlineData("tg://user?id=1", "tg://user/?id=1")]
    public void Link_ThatABrowserMayOpen_IsMade(string written, string expected)
    {
        Assert.True(SafeLink.TryMake(written, out var href));
        Assert.Equal(expected, href);
    }

    [Fact]
    public async Task Drawing_OfHostileTextAndEntities_HasNoForeignElementNoRunningLinkAndEveryWord()
    {
        await using var services = new ServiceCollection().AddScoped<Localizer>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var random = new Random(77);
        for (var number = 0; number < 300; number++)
        {
            var text = "<script>alert(1)</script>" + TextOf(random);
            var entities = EntitiesOf(random, text.Length);
            var html = await DrawAsync(renderer, text, entities);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.All(Hrefs().Matches(html), href => Assert.Matches("^(https?|tg|mailto):", href.Groups[1].Value));
            Assert.Equal(Shown(text), Shown(Words(html)));
        }
    }

    [Fact]
    public async Task Drawing_OfEveryKindOfFormatting_UsesItsElementAndKeepsTheWords()
    {
        await using var services = new ServiceCollection().AddScoped<Localizer>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);

        var html = await DrawAsync(renderer, "bold link <i>", """[{"type":"bold","offset":0,"length":4},{"type":"text_link","offset":5,"length":4,"url":"https://example.com"}]""");

        Assert.Contains("<b>bold</b>", html, StringComparison.Ordinal);
        Assert.Contains("""href="https://example.com/""", html, StringComparison.Ordinal);
        Assert.Equal("bold link <i>", Words(html));
    }

    private static bool IsWhole(TextPart part) => part.Entity is null || (part.Text == string.Concat(part.Inner.Select(p => p.Text)) && part.Inner.All(IsWhole));

    private static IEnumerable<string> Leaves(TextPart part) => part.Entity is null ? [part.Text] : part.Inner.SelectMany(Leaves);

    private static bool HasWholePairs(string text) => text.EnumerateRunes().Sum(r => r == Rune.ReplacementChar ? 1000 : r.Utf16SequenceLength) == text.Length;

    private static string TextOf(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string EntitiesOf(Random random, int length)
    {
        var entities = new JsonArray([.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => (JsonNode)new JsonObject
        {
            ["type"] = Types[random.Next(Types.Length)],
            ["offset"] = NumberOf(random, length),
            ["length"] = NumberOf(random, length),
            ["url"] = Links[random.Next(Links.Length)],
        })]).ToJsonString();
        return random.Next(20) == 0 ? entities[..random.Next(entities.Length)] : entities;
    }

    private static int NumberOf(Random random, int length) => random.Next(8) switch
    {
        0 => int.MinValue,
        1 => int.MaxValue,
        2 => -random.Next(10),
        _ => random.Next(0, length + 3),
    };

    private static Task<string> DrawAsync(HtmlRenderer renderer, string text, string entities) => renderer.Dispatcher.InvokeAsync(async () =>
        (await renderer.RenderComponentAsync<FormattedText>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Text"] = text, ["Entities"] = entities }))).ToHtmlString());

    private static string Words(string html) => WebUtility.HtmlDecode(Tags().Replace(Buttons().Replace(html, ""), ""));

    // Blocks take the line break after them away; half a character cannot be written into a page.
    private static string Shown(string text) => string.Concat(text.EnumerateRunes()).Replace("\n", "", StringComparison.Ordinal);

    [GeneratedRegex("<button.*?</button>|<span class=\"ta-hidden\">.*?</span>")]
    private static partial Regex Buttons();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Hrefs();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
