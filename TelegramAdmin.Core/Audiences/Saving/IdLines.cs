using System.Globalization;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Audiences.Saving;

/// <summary>Reads Telegram ids from an uploaded file: one in each line, or a column of a table with a heading.</summary>
internal sealed class IdLines
{
    private const int MostNamed = 5;
    private const int LongestLine = 10_000;
    private const long LargestId = (1L << 52) - 1; // core.telegram.org/bots/api#user: at most 52 significant bits.

    private static readonly string[] Headings = ["telegram_user_id", "telegram_id", "user_id", "chat_id", "id"];

    private readonly HashSet<long> _ids = [];
    private readonly List<int> _wrong = [];
    private int _line;
    private int _wrongCount;
    private (int Column, char Separator)? _table;

    /// <returns>Each id once, in order.</returns>
    public static async Task<Result<IReadOnlyList<long>>> ReadAsync(TextReader text, CancellationToken cancellation)
    {
        var lines = new IdLines();
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            lines.Take(line);
            if (lines._ids.Count > PersonList.MostPeople)
                return AudienceErrors.ListTooLong;
        }
        return lines.Outcome();
    }

    private void Take(string line)
    {
        _line++;
        var words = line.Length > LongestLine ? "?" : line.Trim().Trim('\uFEFF');
        if (words.Length == 0 || (_line == 1 && IsHeading(words)))
            return;
        if (long.TryParse(Cell(words), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id is > 0 and <= LargestId)
            _ids.Add(id);
        else if (_wrongCount++ < MostNamed)
            _wrong.Add(_line);
    }

    private bool IsHeading(string line)
    {
        var separator = line.Contains('\t') ? '\t' : line.Contains(';') ? ';' : ',';
        var cells = line.Split(separator).Select(c => c.Trim().Trim('"').ToLowerInvariant()).ToList();
        var column = Headings.Select(h => cells.IndexOf(h)).FirstOrDefault(i => i >= 0, -1);
        _table = column < 0 ? null : (column, separator);
        return column >= 0;
    }

    private string Cell(string line)
    {
        var (column, separator) = _table ?? (0, line.Contains(';') ? ';' : line.Contains('\t') ? '\t' : ',');
        var cells = line.Split(separator);
        return column < cells.Length ? cells[column].Trim().Trim('"') : "";
    }

    private Result<IReadOnlyList<long>> Outcome()
    {
        if (_wrongCount > 0)
            return AudienceErrors.ListLines(Words());
        return _ids.Count == 0 ? AudienceErrors.ListEmpty : Result(_ids.Order().ToList());
    }

    private static Result<IReadOnlyList<long>> Result(List<long> ids) => ids;

    private string Words()
    {
        var numbers = string.Join(", ", _wrong);
        return _wrongCount == 1 ? $"Line {numbers} holds no Telegram id."
            : _wrongCount <= MostNamed ? $"Lines {numbers} hold no Telegram id."
            : $"{_wrongCount:N0} lines hold no Telegram id, the first are {numbers}.";
    }
}
