namespace TelegramAdmin.Core.Audiences;

public static class AudienceTree
{
    /// <summary>Every condition, however deep it stands.</summary>
    public static IEnumerable<Audience> Conditions(this Audience audience) =>
        audience.Kind == AudienceKind.Where ? [audience] : (audience.Of ?? []).Where(p => p is not null).SelectMany(Conditions);

    /// <summary>Whether it names this id in this field, such as a segment or a list.</summary>
    public static bool Names(this Audience audience, AudienceField field, string id) => audience.Conditions().Any(c => c.Field == field && c.Values?.Contains(id) == true);
}
