using System.Data.Common;
using System.Security.Claims;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Settings.Appearance;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings.Appearance;

namespace TelegramAdmin.Components.Marks;

/// <summary>Name, logo and colours that this request or circuit shows. Who is not signed in sees those of the first workspace.</summary>
public sealed class Brand(SettingsStore settings, EventBus events) : IDisposable
{
    private WorkspaceId _workspace = WorkspaceId.Default;
    private Look _look = Look.Ours;
    private IDisposable? _changes;

    /// <summary>Somebody gave it another look; raised on no particular thread.</summary>
    public event Action? Changed;

    public string Name => _look.Name;

    public bool IsOurs => _look == Look.Ours;

    /// <summary>Null where our own logo stands.</summary>
    public string? LogoAddress => _look.Logo.IsOurs ? null : AppearanceEndpoints.AddressOf("logo.png", _look.Logo.Version);

    /// <summary>Null where nothing differs from our own style sheet.</summary>
    public string? SheetAddress => AppearanceSheet.Write(_look) is { Length: > 0 } sheet ? AppearanceEndpoints.AddressOf("look.css", AppearanceSheet.VersionOf(sheet)) : null;

    /// <summary>Null where our own icon stands.</summary>
    /// <param name="name">See <see cref="AppearanceIcon"/>.</param>
    public string? IconAddress(string name) => _look.Logo.IsOurs ? null : AppearanceEndpoints.AddressOf($"icons/{name}.png", _look.Logo.Version);

    public async Task LoadAsync(ClaimsPrincipal person)
    {
        _workspace = WorkspaceOf(person);
        try
        {
            _look = Look.Of(await settings.OfAsync(_workspace));
        }
        catch (DbException)
        {
            _look = Look.Ours; // The page that says what failed is drawn too.
        }
    }

    /// <summary>For a page that lives on.</summary>
    public void Follow() => _changes ??= events.Subscribe<SettingsChanged>(changed =>
    {
        if (changed.WorkspaceId == _workspace)
            _ = LoadAgainAsync();
    });

    public void Dispose() => _changes?.Dispose();

    internal static WorkspaceId WorkspaceOf(ClaimsPrincipal person) => Staff.Of(person)?.Workspace ?? WorkspaceId.Default;

    private async Task LoadAgainAsync()
    {
        var before = _look;
        _look = Look.Of(await settings.OfAsync(_workspace));
        if (_look with { Logo = before.Logo } != before || !_look.Logo.Png.AsSpan().SequenceEqual(before.Logo.Png))
            Changed?.Invoke();
    }
}
