using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Profiles;

/// <summary>What the team wrote down about a person, and what was done to them among many.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("person_notes", Own),
        new("person_tags", Own),
        new("person_links", "workspace_id = @workspace AND (telegram_user_id = @person OR main_id = @person)"),
        new("bulk_act_rows", Own, IsExported: false),
        new("bulk_acts", "workspace_id = @workspace AND (@tells(value) OR @tells(words))", "value = '', words = ''", IsExported: false),
        new("people_views", "workspace_id = @workspace AND (@tells(name) OR @tells(query))", IsExported: false),
    ];
}
