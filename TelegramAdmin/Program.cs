using TelegramAdmin.Hosting;

return await CommandLine.RunAsync(args);
