using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Tests.Search;

public sealed class WordTests
{
    [Theory]
    [InlineData("I paid TWICE, pi_3Nx!", "i paid twice pi 3nx")]
    [InlineData("Żółw São naïve", "zołw sao naive")] // ł is a letter of its own.
    [InlineData("Привет, ЁЖ", "привет еж")]
    [InlineData("東京 tower", "東 京 tower")]
    [InlineData("--- 👋 ---", "")]
    public void Text_IsCutIntoWords_WithoutCaseAndAccents(string text, string words) => Assert.Equal(words.Normalize(), string.Join(' ', SearchWords.Of(text)).Normalize());

    [Fact]
    public void Terms_OfWhatWasTyped_SayWhatIsABeginning_APhrase_AnIdAndAnAmount()
    {
        var terms = SearchTerms.Read("dele \"paid twice\" id:pi_3Nx 7.99 @dele_reads");

        Assert.Equal(5, terms.Count);
        Assert.Equal(("dele", true), (string.Join(' ', terms[0][0].Words), terms[0][0].IsPrefix));
        Assert.Equal(("paid twice", false), (string.Join(' ', terms[1][0].Words), terms[1][0].IsPrefix));
        Assert.Equal(("pi3nx", false), (string.Join(' ', terms[2][0].Words), terms[2][0].IsPrefix));
        Assert.Equal(["7 99", "amt799"], terms[3].Select(r => string.Join(' ', r.Words)));
        Assert.Equal(["dele reads", "delereads"], terms[4].Select(r => string.Join(' ', r.Words)));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("* AND NOT (")]
    [InlineData("id:")]
    [InlineData("\ud800 half")]
    public void Terms_OfAnything_AreWordsOfLettersAndDigits(string text) =>
        Assert.All(SearchTerms.Read(text).SelectMany(t => t).SelectMany(r => r.Words), word => Assert.All(word, c => Assert.True(char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c == '\uFFFD')));

    [Fact]
    public void Snippet_OfALongText_StandsAroundWhatWasFound_AndMarksIt()
    {
        var text = new string('x', 300).Insert(150, " my friend Délé told me ");

        var parts = Snippet.Of(text, SearchTerms.Marks("dele"), longest: 80);

        Assert.Equal("Délé", Assert.Single(parts, p => p.IsHit).Text);
        Assert.Equal("…", parts[0].Text);
    }
}
