using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>A person's own entries as a table (RFC 4180) that spreadsheets open without taking any cell for a formula.</summary>
internal static class HistoryFile
{
    /// <summary>The newest ones; nobody reads more, and the file stays small.</summary>
    public const int MostRows = 10_000;

    public static async Task<byte[]> WriteAsync(ChatTurn turn)
    {
        var entries = await turn.Db.CreditEntries.Where(e => e.AccountId == turn.Account.Id).OrderByDescending(e => e.Id).Take(MostRows).ToListAsync();
        var table = new StringBuilder(turn.Plain("credits.history.columns")).Append("\r\n");
        foreach (var entry in entries)
            table.AppendJoin(',', Cells(turn, entry)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
    }

    private static IEnumerable<string> Cells(ChatTurn turn, CreditEntry entry) =>
    [
        entry.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Text(HistoryWords.Kind(turn.Words, entry.Kind)),
        entry.Amount.ToString(CultureInfo.InvariantCulture),
        entry.BalanceAfter.ToString(CultureInfo.InvariantCulture),
        Text(HistoryWords.Note(entry) ?? ""),
    ];

    // owasp.org/www-community/attacks/CSV_Injection: a leading apostrophe keeps a cell a text.
    private static string Text(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r\n".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
