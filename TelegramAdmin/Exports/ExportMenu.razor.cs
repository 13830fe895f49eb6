using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Exports;

/// <summary>The menu of a table's files: CSV, Excel, JSON. Shown to whoever may take them.</summary>
public sealed partial class ExportMenu
{
    /// <summary>How long the end of an export stays in sight, in seconds; and how long its beginning is waited for.</summary>
    private const int Patience = 6;

    private static readonly (string Format, string Words)[] Formats = [("csv", "CSV"), ("xlsx", "Excel (XLSX)"), ("json", "JSON")];

    private Guid _id = Guid.NewGuid();
    private ExportRun? _run;
    private bool _isAllowed;
    private bool _isExpected;
    private int _waited;

    /// <summary>The table's name: "users".</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The page's query, with or without its question mark; that of the present address where nothing is given.</summary>
    [Parameter]
    public string? Query { get; set; }

    [Parameter]
    public bool Small { get; set; }

    [Inject]
    public required ExportProgress Progress { get; init; }

    [Inject]
    public required IEnumerable<ITableExport> Tables { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Words => _run is null ? L["Getting ready"] : _run.Total is { } total ? L["{0} of {1}", Numbers.Count(_run.Rows), Numbers.Count(total)] : L.Count(_run.Rows, "{0} row", "{0} rows");

    protected override async Task OnInitializedAsync()
    {
        var policy = Tables.First(t => t.Name == Name).Policy;
        _isAllowed = (await Authorization.AuthorizeAsync((await Authentication.GetAuthenticationStateAsync()).User, null, policy)).Succeeded;
    }

    protected override Task<bool> TickAsync() => Task.FromResult(_isExpected && Look());

    private string HrefOf(string format)
    {
        var query = (Query ?? new Uri(Navigation.Uri).Query).TrimStart('?');
        return QueryHelpers.AddQueryString($"{ExportEndpoint.Path}/{Name}.{format}" + (query.Length == 0 ? "" : "?" + query), ExportEndpoint.RunKey, _id.ToString("N"));
    }

    private void Expect() => (_isExpected, _waited) = (true, 0);

    private bool Look()
    {
        _run = Progress.Find(_id);
        if (_run is { EndedAt: null })
            _waited = 0;
        else if (++_waited > Patience)
            (_id, _run, _isExpected) = (Guid.NewGuid(), null, false);
        return true;
    }
}
