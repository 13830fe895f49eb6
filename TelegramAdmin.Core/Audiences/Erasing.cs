using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Lists that a person stands in; their counts follow.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("person_lists", "workspace_id = @workspace AND id IN (SELECT list_id FROM listed_people WHERE telegram_user_id = @person)", "people = people - 1", IsExported: false),
        new("listed_people", Own),
    ];
}
