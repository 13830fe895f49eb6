using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Search;

/// <summary>What is found of a person. Their words are in the index as they are in the tables.</summary>
internal sealed class Erasing : IErasable
{
    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("search_documents", "workspace_id = @workspace AND (person_id = @person OR @tells(title) OR @tells(text))", IsExported: false),
        new("saved_searches", "workspace_id = @workspace AND (@tells(name) OR @tells(query))", IsExported: false),
    ];
}
