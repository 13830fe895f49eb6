namespace TelegramAdmin.Core.Audiences;

/// <summary>A field that audiences can be filtered by. Each slice brings those of its own tables, so Audiences knows none of them.</summary>
public interface IAudienceField
{
    AudienceField Field { get; }

    /// <summary>What it is compared with.</summary>
    AudienceValues Values { get; }

    /// <summary>What a condition may compare with; the first is the usual one.</summary>
    IReadOnlyList<Comparison> Comparisons => AudienceComparisons.Of(Values);

    /// <summary>
    /// A condition as SQL over the row <c>p</c> of <c>people</c> (workspace_id, telegram_user_id …) that both databases understand; values only as parameters.
    /// It is true or false and never null, so that not means everybody else. It was checked before, and reduced to the comparisons that
    /// <see cref="AudienceComparisons.Positive"/> leaves.
    /// </summary>
    string Write(Audience condition, AudienceSql sql);

    /// <summary>Why a condition cannot be meant, beyond what <see cref="Values"/> says; null where it can.</summary>
    string? Fault(Audience condition) => null;
}

/// <summary>A field whose values are picked from what there is.</summary>
public interface IAudienceChoices
{
    AudienceField Field { get; }

    /// <param name="only">Just these ids; null for those that a person would pick from.</param>
    Task<IReadOnlyList<AudienceChoice>> ReadAsync(Storage.AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation);
}

/// <param name="Value">As it stands in a condition.</param>
/// <param name="Name">As people know it.</param>
public sealed record AudienceChoice(string Value, string Name);

/// <summary>Of which kind the values of a field are.</summary>
public enum AudienceValues
{
    YesNo = 1,

    /// <summary>Numbers of things that have names.</summary>
    Ids = 2,

    /// <summary>A whole number.</summary>
    Number = 3,

    /// <summary>A day or moment, or so many days back.</summary>
    Moment = 4,

    /// <summary>Short codes, such as of a language.</summary>
    Codes = 5,

    Words = 6,
}
