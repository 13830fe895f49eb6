using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>/history: every movement a page at a time, what was bought and spent in all, and the whole of it as a file.</summary>
public sealed class HistoryScreen(BotVoice voice, Spool spool) : IChatScreen
{
    private const string Export = "export";

    private static readonly EntryKind[] Given = [EntryKind.Bonus, EntryKind.Promo, EntryKind.Referral, EntryKind.GiftReceived, EntryKind.Gift];

    public IReadOnlyList<string> Names { get; } = ["history"];

    public Task ShowAsync(ChatTurn turn) =>
        turn.Argument == Export && turn.Tier.Allows(TierPermissions.ExportHistory) ? ExportAsync(turn) : ShowPageAsync(turn, HistoryQuery.Read(turn.Argument));

    private static async Task ShowPageAsync(ChatTurn turn, HistoryQuery query)
    {
        var page = await query.RunAsync(turn.Db, turn.Account);
        var lines = page.Entries.Count == 0 ? [turn.Say("credits.history.empty")] : page.Entries.Select(entry => Line(turn, entry));
        var html = $"{turn.Say("credits.history.title")}\n{await TotalsAsync(turn)}\n\n{string.Join('\n', lines)}";
        await turn.ShowAsync(html, Filters(turn, query), Pages(turn, query, page), Ends(turn));
    }

    private static string Line(ChatTurn turn, CreditEntry entry) => turn.Say("credits.history.line",
        ("when", entry.CreatedAt.UtcDateTime.ToString("d MMM HH:mm", turn.Words.Culture)),
        ("amount", HistoryWords.Amount(turn.Words, entry.Amount)),
        ("what", HistoryWords.Kind(turn.Words, entry.Kind) + (HistoryWords.Note(entry) is { } note ? $": {note}" : "")),
        ("balance", entry.BalanceAfter));

    private static async Task<string> TotalsAsync(ChatTurn turn)
    {
        var sums = await turn.Db.CreditEntries.Where(e => e.AccountId == turn.Account.Id).GroupBy(e => e.Kind).Select(g => new { Kind = g.Key, Sum = g.Sum(e => e.Amount) }).ToListAsync();
        return turn.Say("credits.history.totals",
            ("bought", sums.Where(s => s.Kind == EntryKind.Purchase).Sum(s => s.Sum)),
            ("given", sums.Where(s => Given.Contains(s.Kind)).Sum(s => s.Sum)),
            ("spent", turn.Account.Spent), ("messages", turn.Account.MessagesSent));
    }

    private static IReadOnlyList<BotButton> Filters(ChatTurn turn, HistoryQuery query) =>
        [.. Enum.GetValues<HistoryFilter>().Select(filter => Mark(turn.Button("history." + HistoryQuery.Word(filter), "history:" + HistoryQuery.Word(filter)), filter == query.Filter))];

    private static BotButton Mark(BotButton button, bool isChosen) => isChosen ? button with { Text = "· " + button.Text + " ·" } : button;

    private static IReadOnlyList<BotButton> Pages(ChatTurn turn, HistoryQuery query, HistoryPage page) =>
    [
        .. page.HasNewer ? [turn.Button("history.newer", $"history:{HistoryQuery.Word(query.Filter)}:n{page.Entries[0].Id}")] : Array.Empty<BotButton>(),
        .. page.HasOlder ? [turn.Button("history.older", $"history:{HistoryQuery.Word(query.Filter)}:o{page.Entries[^1].Id}")] : Array.Empty<BotButton>(),
    ];

    private static IReadOnlyList<BotButton> Ends(ChatTurn turn) =>
        [.. turn.Tier.Allows(TierPermissions.ExportHistory) ? [turn.Button("history.export", "history:" + Export)] : Array.Empty<BotButton>(), turn.Button("menu", "menu")];

    private async Task ExportAsync(ChatTurn turn)
    {
        using var content = new MemoryStream(await HistoryFile.WriteAsync(turn));
        var file = await spool.SaveAsync("history", "history.csv", "text/csv", content);
        var parameters = new JsonObject { ["document"] = $"attach://{file.Part}", ["caption"] = turn.Plain("credits.history.file") };
        turn.Context.IsAnswered = true;
        if (turn.IsPress)
            turn.Toast(turn.Plain("credits.history.exported"));
        await voice.SendAsync(turn.Db, turn.Conversation, "sendDocument", parameters, MessageKind.Document, "history.csv", Spool.Describe([file]));
    }
}
