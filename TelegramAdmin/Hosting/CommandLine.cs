using System.CommandLine;
using TelegramAdmin.Hosting.Doctor;

namespace TelegramAdmin.Hosting;

/// <summary>The verbs. Without one the app is served; what no verb knows is configuration.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("TelegramAdmin: the self-hosted control centre for Telegram bots.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, cancellation) => IsCommand(args.FirstOrDefault()) ? RefuseAsync(args[0]) : GuardAsync(() => ServeAsync(args, cancellation)));
        root.Add(Serve());
        root.Add(Admin());
        root.Add(Bot());
        root.Add(KeyCommands.All());
        root.Add(SecretKeyCommands.All());
        root.Add(new Command("search", "The search index.") { Verb("rebuild", "Empties the search index; the app, running or at its next start, fills it anew.", verbs => verbs.RebuildSearchAsync()) });
        root.Add(BackupCommands.All());
        root.Add(Verb("migrate", "Brings the database to this version's schema.", verbs => verbs.MigrateAsync()));
        root.Add(Diagnostics());
        root.Add(DatabaseCommands.All());
        root.Add(DoctorCommand.Make());
        root.Add(Health());
        var typed = Typed.Of(args);
        return root.Parse(typed.Words, typed).InvokeAsync();
    }

    // Configuration looks like --key, /key or key=value.
    private static bool IsCommand(string? first) => first is { Length: > 0 } && first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal);

    private static async Task<int> RefuseAsync(string command)
    {
        await Console.Error.WriteLineAsync($"There is no command {command}. --help lists them.");
        return 2;
    }

    private static Command Serve()
    {
        var serve = new Command("serve", "Runs the app.") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((parsed, cancellation) => GuardAsync(() => ServeAsync(Typed.SettingsOf(parsed), cancellation)));
        return serve;
    }

    private static Command Admin()
    {
        var email = new Option<string>("--email") { Required = true, Description = "What they sign in with." };
        var password = new SecretOption("--password", "8 characters or more.", "TELEGRAMADMIN_ADMIN_PASSWORD");
        var role = new Option<string>("--role") { DefaultValueFactory = _ => "admin", Description = "viewer, operator, admin or owner." };
        var create = Verb("create", "Makes a member of the staff.", (verbs, parsed) =>
            password.UseAsync(parsed, secret => verbs.CreateAdminAsync(parsed.GetValue(email)!, secret, parsed.GetValue(role)!)));
        create.Add(email);
        create.Add(password.Option);
        create.Add(role);
        return new Command("admin", "The staff.") { create };
    }

    private static Command Bot()
    {
        var token = new SecretOption("--token", "From BotFather.", "TELEGRAMADMIN_BOT_TOKEN");
        var mode = new Option<string?>("--mode") { Description = "webhook or polling; left out, webhook where PublicUrl is set." };
        var add = Verb("add", "Registers a bot and prints its id.", (verbs, parsed) => token.UseAsync(parsed, secret => verbs.AddBotAsync(secret, parsed.GetValue(mode))));
        add.Add(token.Option);
        add.Add(mode);
        return new Command("bot", "The bots.") { add };
    }

    private static Command Diagnostics()
    {
        var file = new Argument<string>("file") { Description = "Where to write it, such as diagnostics.zip." };
        var verb = Verb("diagnostics", "Writes one ZIP for whoever helps: versions, configuration without secrets, health, counts, the last of the log.", (verbs, parsed) => verbs.DiagnosticsAsync(parsed.GetValue(file)!));
        verb.Add(file);
        return verb;
    }

    private static Command Health()
    {
        var health = new Command("health", "Asks the app that runs with this configuration whether it is ready; ends with 0 if so.") { TreatUnmatchedTokensAsErrors = false };
        health.SetAction((parsed, _) => HealthVerb.RunAsync(SettingsOf(parsed)));
        return health;
    }

    /// <summary>What of the command line is configuration.</summary>
    internal static string[] SettingsOf(ParseResult parsed) => Typed.SettingsOf(parsed);

    private static Command Verb(string name, string description, Func<Verbs, Task<int>> run) => Verb(name, description, (verbs, _) => run(verbs));

    internal static Command Verb(string name, string description, Func<Verbs, ParseResult, Task<int>> run)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, _) => GuardAsync(async () =>
        {
            await using var verbs = Verbs.Open(Typed.SettingsOf(parsed));
            return await run(verbs, parsed);
        }));
        return command;
    }

    /// <summary>
    /// What was typed, in two: what verbs are told, and configuration such as --DataDirectory, which is written with a capital and which a verb
    /// would take for its file.
    /// </summary>
    private sealed class Typed : ParserConfiguration
    {
        private readonly string[] _settings;

        private Typed(string[] words, string[] settings)
        {
            (Words, _settings) = (words, settings);
            ResponseFileTokenReplacer = null; // A password may begin with @.
        }

        public string[] Words { get; }

        /// <summary>All that no verb knows.</summary>
        public static string[] SettingsOf(ParseResult parsed) => [.. ((Typed)parsed.Configuration)._settings, .. parsed.UnmatchedTokens];

        public static Typed Of(string[] args)
        {
            var (words, settings) = (new List<string>(), new List<string>());
            for (var i = 0; i < args.Length; i++)
            {
                var isSetting = args[i].Length > 2 && args[i].StartsWith("--", StringComparison.Ordinal) && char.IsUpper(args[i][2]);
                (isSetting ? settings : words).Add(args[i]);
                if (isSetting && !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                    settings.Add(args[++i]);
            }
            return new Typed([.. words], [.. settings]);
        }
    }

    private static async Task<int> ServeAsync(string[] args, CancellationToken cancellation)
    {
        while (await RunAsync(args, cancellation) is { } next)
            await next; // A page asked for a restart; the next run begins once this one has let go of everything.
        return 0;
    }

    /// <returns>What to wait for before it is run again; null where it is to stay stopped.</returns>
    private static async Task<Task?> RunAsync(string[] args, CancellationToken cancellation)
    {
        await using var app = await TelegramAdminHost.BuildAsync(args);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            app.Lifetime.StopApplication(); // What runs in the background ends as at any stop, not as a fault beside the real one.
            throw;
        }
        await app.WaitForShutdownAsync(cancellation);
        var restart = app.Services.GetRequiredService<Restart>();
        return restart.IsAsked ? restart.Ended : null;
    }

    /// <summary>What a person can mend is told in words, without a stack trace.</summary>
    private static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (StartFailures.HasWords(e))
        {
            await Console.Error.WriteLineAsync(StartFailures.Words(e));
            return 2;
        }
    }
}
