using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Features.Settings.Keys;

/// <summary>What somebody does to API keys and limits: may they, do it, write it down.</summary>
public sealed class KeyActs(StaffSession session, CreateApiKey create, ChangeApiKey change, RotateApiKey rotate, RevokeApiKey revoke, ApiKeyReader reader, SetPlanLimits limits, FreshSignIn fresh, WorkspaceSeats seats)
{
    public async Task<Result<CreatedApiKey>> CreateAsync(NewApiKey request)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        if (await ProveAsync(request.Scopes) is { } unproved)
            return unproved;
        return await RecordAsync("api_key.created", await create.RunAsync(me.Workspace, request, me.Name), made => (made.Row, made.Row.Scopes));
    }

    public async Task<Result<ApiKey>> ChangeAsync(long id, NewApiKey request)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        if (await ProveAsync(request.Scopes) is { } unproved)
            return unproved;
        return await RecordAsync("api_key.changed", await change.RunAsync(me.Workspace, id, request), key => (key, key.Scopes));
    }

    public async Task<Result<CreatedApiKey>> RotateAsync(long id, TimeSpan overlap)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        if (await ProveAsync((await reader.ListAsync(me.Workspace)).FirstOrDefault(k => k.Key.Id == id)?.Scopes ?? ApiScopes.None) is { } unproved)
            return unproved;
        return await RecordAsync("api_key.rotated", await rotate.RunAsync(me.Workspace, id, overlap), made => (made.Row, null));
    }

    public async Task<Result<ApiKey>> RevokeAsync(long id)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        return await RecordAsync("api_key.revoked", await revoke.RunAsync(me.Workspace, id), key => (key, null));
    }

    public async Task<string?> RevealCallbackSecretAsync(ApiKey key)
    {
        var me = await session.RequireAsync(AdminRole.Admin);
        await session.RecordAsync("api_key.callback_secret_shown", Name(key));
        return await reader.RevealCallbackSecretAsync(me.Workspace, key.Id);
    }

    /// <summary>In a workspace that others run, its own owner does not lift what was agreed: that is for those who run the server.</summary>
    public async Task<bool> MaySetLimitsAsync()
    {
        var me = await session.GetAsync();
        return me.Role == AdminRole.Owner && await seats.RunsServerAsync(me.AdminId);
    }

    public async Task<Failure?> SetLimitsAsync(PlanLimits wanted)
    {
        var me = await session.RequireAsync(AdminRole.Owner);
        if (!await MaySetLimitsAsync())
            throw new UnauthorizedAccessException("This is for owners of the first workspace.");
        var set = await limits.RunAsync(me.Workspace, wanted);
        if (set.IsOk)
            await session.RecordAsync("workspace.limits_changed", "this workspace", $"messages a month: {Words(wanted.MonthlyMessages)}, bots: {Words(wanted.Bots)}");
        return set.Failure;
    }

    /// <summary>A key that may do everything is worth as much as a password.</summary>
    private async Task<Failure?> ProveAsync(ApiScopes scopes) => scopes.HasFlag(ApiScopes.Admin) ? await fresh.RequireAsync() : null;

    private async Task<Result<T>> RecordAsync<T>(string action, Result<T> done, Func<T, (ApiKey Key, string? Details)> what)
    {
        if (!done.TryGet(out var value, out _))
            return done;
        var (key, details) = what(value);
        await session.RecordAsync(action, Name(key), details);
        return done;
    }

    private static string Words(long? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "no limit";

    private static string Name(ApiKey key) => $"{key.Name} ({key.Hint})";
}
