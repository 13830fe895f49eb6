using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>The conversations or answers behind a figure.</summary>
internal sealed class FigureRowExport(FigureRowReader rows, FigureNamesReader names, TimeProvider clock) : ITableExport
{
    public const string Table = "conversation-rows";

    public string Name => Table;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        var asked = RowQuery.From(query);
        var filter = asked.ToFilter(clock.GetUtcNow(), (await names.ReadAsync(workspace)).Zone);
        var (began, ended) = FigureWords.IsAnswers(asked.Kind) ? ("asked", "answered") : ("opened", "closed");
        return new ExportTable(
            ["conversation", "with", "bot", began, ended, "by", "seconds in business hours", "first answer", "late", "rating", "comment"],
            await rows.CountAsync(workspace, filter, cancellation),
            RowsAsync(workspace, filter, cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(WorkspaceId workspace, FigureRowFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var (e, title, bot, by) in rows.AllAsync(workspace, filter, cancellation))
            yield return [e.ConversationId, title, bot, e.BeganAt, e.EndedAt, e.By is null ? null : FigureWords.Operator(by), e.Seconds, e.IsFirst, e.IsLate, e.Rating, e.Comment];
    }
}
