using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>How words are compared, whatever the script, and that the fast way finds what the slow way finds.</summary>
public sealed class MatchingTests
{
    [Theory]
    [InlineData("Straße, 12b!", "STRAßE|12B")]
    [InlineData("ﬁne ＡＢＣ\u00A0x", "FINE|ABC|X")]
    [InlineData("cafe\u0301 ΣΊΣΥΦΟΣ σίσυφος", "CAFÉ|ΣΊΣΥΦΟΣ|ΣΊΣΥΦΟΣ")]
    [InlineData("\u202Bمرحبا بك\u202C 3", "مرحبا|بك|3")]
    [InlineData("हिन्दी ภาษาไทย", "हिन्दी|ภาษาไทย")]
    [InlineData("👩‍💻👍🏽❤️ok", "👩|💻|👍|❤|OK")]
    [InlineData("don't\tstop", "DON|T|STOP")]
    [InlineData("", "")]
    public void Words_OfAnyScript_AreComparedWhateverTheirForm(string text, string words) =>
        Assert.Equal(words, string.Join('|', new MessageWords(text).Tokens));

    [Fact]
    public void Words_WithHalfOfACharacter_AreReadAllTheSame() => Assert.Equal(["\uFFFD", "HALF"], new MessageWords("\uD800half").Tokens); // An attribute could not hold this text.

    [Fact]
    public void Parts_FoundInOneWalk_AreThoseThatTheTextContains()
    {
        var random = new Random(417);
        string Text(int longest) => string.Concat(Enumerable.Range(0, random.Next(1, longest)).Select(_ => "ab🦄c"[random.Next(5)]));
        for (var round = 0; round < 300; round++)
        {
            var parts = Enumerable.Range(0, random.Next(1, 30)).Select(i => (Part: Text(6), Owner: i)).ToList();
            var text = Text(60);
            var found = new SortedSet<int>();
            new ContainsIndex(parts).Find(text, found);
            Assert.Equal(parts.Where(p => text.Contains(p.Part, StringComparison.Ordinal)).Select(p => p.Owner), found);
        }
    }

    [Fact]
    public void ThousandRules_OfEveryKind_MatchThoseMeantInTheirOrder()
    {
        var rules = Enumerable.Range(0, 1000).Select(n => Rule(n, (n % 5) switch
        {
            0 => new RuleTrigger(TriggerKind.Command) { Words = [$"word{n}"] },
            1 => new RuleTrigger(TriggerKind.Exact) { Words = [$"word {n}"] },
            2 => new RuleTrigger(TriggerKind.Keywords) { Words = [$"word{n}", "shared word"] },
            3 => new RuleTrigger(TriggerKind.Contains) { Words = [$"art{n}z"] },
            _ => new RuleTrigger(TriggerKind.Pattern) { Words = [$"number {n}\\b"] },
        })).ToList();
        var set = new RuleSet(rules);

        Assert.Equal([503L], Match(set, "partart503zz"));
        Assert.Equal([504L], Match(set, "it is Number 504."));
        Assert.Equal([502L], Match(set, "a WORD502!"));
        Assert.Equal([501L], Match(set, "Word  501"));
        Assert.Equal([502L, 503, 504], Match(set, "number 504 art503z word502"));
        Assert.Equal(Enumerable.Range(0, 200).Select(n => n * 5L + 2), Match(set, "a shared word"));
        Assert.Equal([500L], set.Match(new RuleOccasion(new BotId(1)) { Command = new Core.Conversations.BotCommand("word500", "") }).Rules.Select(r => r.Id));
        Assert.Empty(Match(set, "nothing of the kind"));
    }

    private static IEnumerable<long> Match(RuleSet set, string text) => set.Match(new RuleOccasion(new BotId(1)) { Words = new MessageWords(text) }).Rules.Select(r => r.Id);

    private static CompiledRule Rule(int number, RuleTrigger trigger) => new(new AutoRule
    {
        Id = number,
        WorkspaceId = WorkspaceId.Default,
        Name = $"Rule {number}",
        Position = number,
        Trigger = RuleJson.Write(trigger),
        Actions = "[]",
        CreatedAt = default,
        ChangedAt = default,
    });
}
