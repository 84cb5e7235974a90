import { writeFileSync } from 'node:fs';
import { IMPORTS_FILE, importsFile } from './import-rules.ts';

writeFileSync(IMPORTS_FILE, importsFile());
