using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Features.Audiences;

/// <summary>An audience as rows of chips: who, any of (as often as wanted), not. Parts that fit no row stay whole, as one chip.</summary>
internal sealed class AudienceDraft
{
    public List<AudienceRow> Rows { get; } = [];

    public static AudienceDraft Of(Audience audience)
    {
        var draft = new AudienceDraft();
        var (who, not) = (new AudienceRow(AudienceKind.All), new AudienceRow(AudienceKind.Not));
        draft.Rows.Add(who);
        foreach (var part in audience.Kind == AudienceKind.All ? audience.Of ?? [] : [audience])
        {
            if (part.Kind == AudienceKind.Not)
                not.Parts.AddRange(part.Of ?? []);
            else if (part.Kind == AudienceKind.Any)
                draft.Rows.Add(new AudienceRow(AudienceKind.Any, part.Of ?? []));
            else
                who.Parts.Add(part);
        }
        draft.Rows.Add(not);
        return draft;
    }

    public Audience ToAudience() => Audience.All(
    [
        .. Rows.Where(r => r.Kind == AudienceKind.All).SelectMany(r => r.Parts),
        .. Rows.Where(r => r.Kind != AudienceKind.All && r.Parts.Count > 0).Select(r => new Audience { Kind = r.Kind, Of = [.. r.Parts] }),
    ]);

    /// <summary>A new "any of" row, before the last one.</summary>
    public AudienceRow AddAny()
    {
        var row = new AudienceRow(AudienceKind.Any);
        Rows.Insert(Rows.Count - 1, row);
        return row;
    }
}

/// <summary>One row of chips.</summary>
internal sealed class AudienceRow(AudienceKind kind, IEnumerable<Audience>? parts = null)
{
    public AudienceKind Kind => kind;

    public List<Audience> Parts { get; } = [.. parts ?? []];

    public string Title => kind switch { AudienceKind.All => "Who", AudienceKind.Any => "Any of", _ => "Not" };
}
