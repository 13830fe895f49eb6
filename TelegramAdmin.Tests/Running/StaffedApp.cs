using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>A running app for all tests of a class, with a member of the staff in each role.</summary>
public sealed class StaffedApp : IAsyncLifetime
{
    public const string Password = "violet anchor 27";

    public RunningApp App { get; private set; } = null!;

    public static string EmailOf(AdminRole role) => $"{role.ToString().ToLowerInvariant()}@example.com";

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        foreach (var role in Enum.GetValues<AdminRole>())
            await AddAsync(EmailOf(role), role);
    }

    public async Task<Admin> AddAsync(string email, AdminRole role = AdminRole.Viewer)
    {
        var made = await App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", email, Password, role);
        Assert.Null(made.Failure);
        return made.Value;
    }

    public Visitor Visit(string? address = null) => new(App.Url, address);

    public async Task<Visitor> SignedInAsync(string email)
    {
        var visitor = Visit();
        var page = await visitor.SignInAsync(email, Password);
        Assert.Equal("/dashboard", page.Location);
        return visitor;
    }

    public Task<Visitor> SignedInAsync(AdminRole role) => SignedInAsync(EmailOf(role));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
