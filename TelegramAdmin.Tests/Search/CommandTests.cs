using TelegramAdmin.Core.Access;
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
    [InlineData("give 30 days to Dele", "Pass", "Dele", 30, "Day")]
    [InlineData("dar 2 semanas a Ana", "Pass", "Ana", 2, "Week")]
    [InlineData("дать 3 месяца Анна", "Pass", "Анна", 3, "Month")]
    [InlineData("move Dele Okafor to Plus", "Move", "Dele Okafor", 0, "Plus")]
    [InlineData("snooze Dele for 3 hours", "Snooze", "Dele", 3, "Hour")]
    [InlineData("отложить Анна на 1 день", "Snooze", "Анна", 1, "Day")]
    [InlineData("assign Dele to me", "Assign", "Dele", 0, "me")]
    [InlineData("asignar Ana a Olga Ruiz", "Assign", "Ana", 0, "Olga Ruiz")]
    [InlineData("пометить Анна как возврат", "Label", "Анна", 0, "возврат")]
    [InlineData("label Dele as paid twice", "Label", "Dele", 0, "paid twice")]
    [InlineData("pause bot Lingo", "StopBot", "Lingo", 0)]
    [InlineData("запустить бота Lingo", "StartBot", "Lingo", 0)]
    public void ASentence_ThatAsksForSomething_IsUnderstoodInThreeLanguages(string text, string verb, string whom, long amount, string more = "")
    {
        var command = CommandText.Read(text)!;

        Assert.Equal((verb, whom, amount), (command.Verb.ToString(), command.Object, command.Amount));
        Assert.Equal(more, command.Verb is CommandVerb.Pass or CommandVerb.Snooze ? command.Unit.ToString() : command.With);
    }

    [Theory]
    [InlineData("banana")]
    [InlineData("ban")]
    [InlineData("give credits to Dele")]
    [InlineData("give 0 credits to Dele")]
    [InlineData("give 99999999999 credits to Dele")]
    [InlineData("Dele pause")]
    [InlineData("give 0 days to Dele")]
    [InlineData("snooze Dele")]
    [InlineData("assign Dele")]
    public void AnythingElse_IsASearch(string text) => Assert.Null(CommandText.Read(text));

    [Theory]
    [InlineData("assign Dele", "Assign", AdminRole.Operator)]
    [InlineData("mover", "Move", AdminRole.Admin)]
    [InlineData("запустить", "StartBot", AdminRole.Admin)]
    public void HalfASentence_IsKnownByItsVerb_ForWhoMayDoIt(string text, string verb, AdminRole needs) =>
        Assert.Equal((verb, needs), CommandHelp.VerbOf(text) is { } known ? (known.ToString(), known.Needs) : default);
}
