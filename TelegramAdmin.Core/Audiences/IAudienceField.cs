namespace TelegramAdmin.Core.Audiences;

/// <summary>A field that audiences can be filtered by. Each slice brings those of its own tables, so Audiences knows none of them.</summary>
public interface IAudienceField
{
    AudienceField Field { get; }

    /// <summary>What a condition may compare with; the first is the usual one.</summary>
    IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>
    /// A condition as SQL over the row <c>p</c> of <c>people</c> (workspace_id, telegram_user_id …) that both databases understand; values only as parameters.
    /// It was checked before by <see cref="Fault"/>.
    /// </summary>
    string Write(Audience condition, AudienceSql sql);

    /// <summary>Why a condition cannot be meant; null where it can.</summary>
    string? Fault(Audience condition);
}
