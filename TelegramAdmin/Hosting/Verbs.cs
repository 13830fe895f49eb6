using Microsoft.Data.Sqlite;
using TelegramAdmin.Core;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Operations.About;
using TelegramAdmin.Hosting.Doctor;
using TelegramAdmin.Hosting.Logging;

namespace TelegramAdmin.Hosting;

/// <summary>What the command line does on a data folder, beside a running app too: that one finds the change in the database.</summary>
internal sealed class Verbs(ServiceProvider services, AppSettings settings) : IAsyncDisposable
{
    public static Verbs Open(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = TelegramAdminHost.ContentRoot() });
        builder.Configuration.AddSecretFolder();
        var settings = SettingsReader.Read(builder.Configuration);
        SandboxMode.PointAtWhereItRuns(settings);
        var services = new ServiceCollection().AddLogging(logging => logging.AddMaskedConsole(builder.Configuration).SetMinimumLevel(LogLevel.Error))
            .AddTelegramAdminCore(settings.Engine, settings.Database).AddSingleton<KeyVerbs>().AddSingleton<SecretKeyVerbs>().AddSingleton<BackupVerbs>().AddSingleton<DatabaseVerbs>()
            .AddDoctor().AddSingleton(settings).AddSingleton<IConfiguration>(builder.Configuration).AddLogStore(settings).AddSingleton<DiagnosticsFile>()
            .BuildServiceProvider();
        return new Verbs(services, settings);
    }

    public async Task<int> MigrateAsync()
    {
        var applied = await services.GetRequiredService<PrepareDatabase>().RunAsync();
        Console.WriteLine(applied == 0 ? "The database is up to date." : $"{applied} migrations applied.");
        return 0;
    }

    public async Task<int> CreateAdminAsync(string email, string password, string role)
    {
        if (!ByName.TryParse<AdminRole>(role, out var parsed))
            return Fail(new Failure(FailureKind.Invalid, "role_unknown", $"There is no role {role}. Take viewer, operator, admin or owner."));
        await PrepareAsync();
        var made = await services.GetRequiredService<CreateAdmin>().RunAsync(WorkspaceId.Default, "", email, password, parsed);
        if (made.Failure is { } failure)
            return Fail(failure);
        await services.GetRequiredService<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.CommandLine, "staff.added", email, parsed.ToString());
        Console.WriteLine($"{email} may sign in now, as {parsed.ToString().ToLowerInvariant()}.");
        return 0;
    }

    public async Task<int> AddBotAsync(string token, string? mode)
    {
        ReceiveMode? wanted = null;
        if (mode is not null)
        {
            if (!ByName.TryParse<ReceiveMode>(mode, out var parsed))
                return Fail(new Failure(FailureKind.Invalid, "mode_unknown", $"There is no mode {mode}. Take webhook or polling."));
            wanted = parsed;
        }
        await PrepareAsync();
        var added = await services.GetRequiredService<AddBot>().RunAsync(WorkspaceId.Default, token, wanted);
        if (added.Failure is { } failure)
            return Fail(failure);
        await services.GetRequiredService<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.CommandLine, "bot.added", "@" + added.Value.Username);
        Console.WriteLine(added.Value.Id);
        return 0;
    }

    public async Task<int> RebuildSearchAsync()
    {
        await PrepareAsync();
        await services.GetRequiredService<SearchKeeper>().RebuildAsync();
        Console.WriteLine("The search index is empty. A running app fills it anew from now on, any other at its next start.");
        return 0;
    }

    public async Task<int> WithKeysAsync(Func<KeyVerbs, Task<Failure?>> act)
    {
        await PrepareAsync();
        return await act(services.GetRequiredService<KeyVerbs>()) is { } failure ? Fail(failure) : 0;
    }

    public async Task<int> WithSecretKeysAsync(Func<SecretKeyVerbs, Task<Failure?>> act)
    {
        await PrepareAsync();
        return await act(services.GetRequiredService<SecretKeyVerbs>()) is { } failure ? Fail(failure) : 0;
    }

    /// <param name="needsProduct">Otherwise the folder may be empty, and must stay so until a backup fills it.</param>
    public async Task<int> WithBackupsAsync(Func<BackupVerbs, Task<Failure?>> act, bool needsProduct)
    {
        if (needsProduct)
        {
            if (!HasDatabase)
                return Fail(new Failure(FailureKind.NotFound, "product_missing", $"There is no product in {settings.Engine.PathOf()}. Name its folder with --DataDirectory."));
            await PrepareAsync();
        }
        return await act(services.GetRequiredService<BackupVerbs>()) is { } failure ? Fail(failure) : 0;
    }

    public async Task<int> WithDatabaseAsync(Func<DatabaseVerbs, Task<Failure?>> act)
    {
        if (!HasDatabase)
            return Fail(new Failure(FailureKind.NotFound, "product_missing", $"There is no product in {settings.Engine.PathOf()}. Name its folder with --DataDirectory."));
        return await act(services.GetRequiredService<DatabaseVerbs>()) is { } failure ? Fail(failure) : 0;
    }

    public Task<IReadOnlyList<DoctorFinding>> DoctorAsync() => services.GetRequiredService<RunDoctor>().RunAsync(HasDatabase);

    public async Task<int> DiagnosticsAsync(string file)
    {
        if (!HasDatabase)
            return Fail(new Failure(FailureKind.Invalid, "database_missing", $"There is no database in {settings.Engine.PathOf()} yet. Name the folder of the app with --DataDirectory."));
        await services.GetRequiredService<DiagnosticsFile>().WriteAsync(file);
        Console.WriteLine($"{Path.GetFullPath(file)} holds configuration without secrets, health, counts and the last of the log. Look through it before you hand it on.");
        return 0;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task PrepareAsync()
    {
        await services.GetRequiredService<PrepareDatabase>().RunAsync();
        await services.GetRequiredService<Core.Workspaces.CreateWorkspace>().EnsureDefaultAsync("TelegramAdmin");
    }

    // Asking SQLite would make the file, and a folder with a database is no longer one for a sandbox.
    private bool HasDatabase =>
        settings.Database.Provider != DatabaseProvider.Sqlite || File.Exists(new SqliteConnectionStringBuilder(settings.Database.ConnectionString).DataSource);

    private static int Fail(Failure failure)
    {
        Console.Error.WriteLine(failure.Message);
        return 1;
    }
}
