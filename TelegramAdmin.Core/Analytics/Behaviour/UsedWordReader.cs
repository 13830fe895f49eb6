using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>Reads which commands people wrote and which buttons they pressed, and where.</summary>
public sealed class UsedWordReader(IDatabase database)
{
    public const int PageSize = 50;

    private const int Most = 40;

    private const string Commands = "m.author = 1 AND m.kind = 1 AND m.text LIKE '/%'";

    private const string Presses = "m.author = 1 AND m.kind = 13 AND m.text <> ''";

    // The first word, without the name of a bot.
    private string Command => database.Provider == DatabaseProvider.Sqlite
        ? "lower(substr(m.text || ' ', 1, instr(replace(replace(m.text, '@', ' '), char(10), ' ') || ' ', ' ') - 1))"
        : "lower(split_part(replace(replace(m.text, '@', ' '), chr(10), ' '), ' ', 1))";

    internal async Task<IReadOnlyList<UsedWord>> ReadAsync(AppDbContext db, WorkspaceId workspace, BehaviourFilter filter, bool isButton, CancellationToken cancellation = default)
    {
        var range = await RangeAsync(db, filter, cancellation);
        return await db.QueryAsync($"SELECT {Word(isButton)}, COUNT(*) FROM {From(filter, isButton)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {Most}",
            command => Bind(command, workspace, filter, range), row => new UsedWord(row.GetString(0), row.GetInt64(1)), cancellation);
    }

    /// <summary>Every use of one, the newest first.</summary>
    /// <param name="before">The id of the last row of the page before.</param>
    /// <returns>Up to one more than a page, which tells that there are more.</returns>
    public async Task<IReadOnlyList<WordUse>> ListAsync(WorkspaceId workspace, BehaviourFilter filter, bool isButton, string word, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var range = await RangeAsync(db, filter, cancellation);
        return await db.QueryAsync($"SELECT m.id, m.conversation_id, c.title, m.text, m.sent_at FROM {From(filter, isButton)} AND {Word(isButton)} = @word{(before is null ? "" : " AND m.id < @before")} ORDER BY m.id DESC LIMIT {limit + 1}",
            command =>
            {
                Bind(command, workspace, filter, range);
                command.Bind(database.Provider, "@word", word);
                if (before is { } end)
                    command.Bind(database.Provider, "@before", end);
            }, row => new WordUse(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.Time(4)), cancellation);
    }

    private string Word(bool isButton) => isButton ? "m.text" : Command;

    private static string From(BehaviourFilter filter, bool isButton) => $"""
        conversation_messages m JOIN conversations c ON c.id = m.conversation_id
        WHERE m.workspace_id = @workspace AND m.id >= @first AND m.sent_at >= @from AND m.sent_at < @to AND {(isButton ? Presses : Commands)}{(filter.Bot is null ? "" : " AND c.bot_id = @bot")}
        """;

    // Messages are kept in the order in which they came, so that the first of the days is found without an index over times.
    private static Task<long> RangeAsync(AppDbContext db, BehaviourFilter filter, CancellationToken cancellation) =>
        RowTime.FirstAtAsync(db.ConversationMessages.Select(m => new RowTime { Id = m.Id, At = m.SentAt }), filter.Period.Start, cancellation);

    private void Bind(System.Data.Common.DbCommand command, WorkspaceId workspace, BehaviourFilter filter, long first)
    {
        command.Bind(database.Provider, workspace, filter);
        command.Bind(database.Provider, "@first", first);
    }
}

/// <summary>One message that used a command or button.</summary>
/// <param name="Title">Of the conversation.</param>
public sealed record WordUse(long Id, long ConversationId, string Title, string Text, DateTimeOffset At);
