using TelegramAdmin.Features.Search.Commands;

namespace TelegramAdmin.Tests.Search;

public sealed class CommandTests
{
    [Theory]
    [InlineData("ban Dele", "Ban", "Dele", 0)]
    [InlineData("разбанить Ольга", "Unban", "Ольга", 0)]
    [InlineData("give 10 credits to Dele Okafor", "Give", "Dele Okafor", 10)]
    [InlineData("dar 5 créditos a Ana", "Give", "Ana", 5)]
    [InlineData("дать 3 кредита Анна", "Give", "Анна", 3)]
    [InlineData("Close @dele_reads", "Close", "@dele_reads", 0)]
    [InlineData("pause May reading week", "Pause", "May reading week", 0)]
    [InlineData("new broadcast", "NewBroadcast", "", 0)]
    public void ASentence_ThatAsksForSomething_IsUnderstoodInThreeLanguages(string text, string verb, string whom, long amount) =>
        Assert.Equal((verb, whom, amount), CommandText.Read(text) is { } command ? (command.Verb.ToString(), command.Object, command.Amount) : default);

    [Theory]
    [InlineData("banana")]
    [InlineData("ban")]
    [InlineData("give credits to Dele")]
    [InlineData("give 0 credits to Dele")]
    [InlineData("give 99999999999 credits to Dele")]
    [InlineData("Dele pause")]
    public void AnythingElse_IsASearch(string text) => Assert.Null(CommandText.Read(text));
}
