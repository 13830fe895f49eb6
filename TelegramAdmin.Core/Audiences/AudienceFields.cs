namespace TelegramAdmin.Core.Audiences;

/// <summary>Every field that the slices brought.</summary>
public sealed class AudienceFields(IEnumerable<IAudienceField> fields)
{
    private readonly Dictionary<AudienceField, IAudienceField> _fields = fields.ToDictionary(f => f.Field);

    /// <summary>In the order in which people are offered them.</summary>
    public IReadOnlyList<IAudienceField> All => [.. _fields.Values.OrderBy(f => f.Field)];

    public IAudienceField? Find(AudienceField field) => _fields.GetValueOrDefault(field);

    public IAudienceChoices? ChoicesOf(AudienceField field) => Find(field) as IAudienceChoices;
}
